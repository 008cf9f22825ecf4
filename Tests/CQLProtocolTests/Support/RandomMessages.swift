import Randomness
import CQLProtocol
import Testing

extension SeededRandom {
  /// Any request that the version can say.
  mutating func request(_ version: ProtocolVersion) -> CQLRequest {
    let isNew = version >= .v5
    switch Int.random(in: 0..<8, using: &self) {
    case 0: return .startup(StartupRequest(options: ["CQL_VERSION": "3.0.0", text(1...8): text()]))
    case 1: return .options
    case 2: return .authResponse(AuthResponseRequest(token: maybe { $0.bytes(0...30) }))
    case 3: return .register(RegisterRequest(events: array(0...3) { $0.text() }))
    case 4: return .prepare(PrepareRequest(text(0...60), keyspace: isNew ? maybe { $0.text() } : nil))
    case 5: return .query(QueryRequest(text(0...60), parameters(version)))
    case 6:
      return .execute(
        ExecuteRequest(id: bytes(0...16), resultMetadataID: isNew ? bytes(0...16) : nil, parameters(version)))
    default:
      let statements = array(0...4) { random in
        BatchRequest.Statement(
          random.chance(50) ? .text(random.text()) : .prepared(random.bytes(0...16)), random.boundValues(named: false))
      }
      return .batch(
        BatchRequest(
          one(of: BatchRequest.Kind.allCases), statements, consistency: one(of: Consistency.allCases),
          options: options(version)))
    }
  }

  private mutating func parameters(_ version: ProtocolVersion) -> QueryParameters {
    let isNamed = chance(20)
    return QueryParameters(
      consistency: one(of: Consistency.allCases), values: boundValues(named: isNamed), skipsMetadata: chance(50),
      pageSize: maybe { Int32(truncatingIfNeeded: $0.next()) }, pagingState: maybe { $0.bytes(0...20) },
      options: options(version))
  }

  private mutating func options(_ version: ProtocolVersion) -> ExecutionOptions {
    let isNew = version >= .v5
    return ExecutionOptions(
      serialConsistency: maybe { $0.one(of: SerialConsistency.allCases) },
      timestamp: maybe { Int64(truncatingIfNeeded: $0.next()) }, keyspace: isNew ? maybe { $0.text() } : nil,
      nowInSeconds: isNew ? maybe { Int32(truncatingIfNeeded: $0.next()) } : nil)
  }

  private mutating func boundValues(named: Bool) -> BoundValues {
    var values = BoundValues()
    for _ in 0..<Int.random(in: 0...4, using: &self) {
      let type = type()
      let value = chance(80) ? value(of: type) : chance(50) ? CQLValue.null : .unset
      let name = named ? text() : nil
      do { try values.append(value, as: type, name: name) } catch { Issue.record(error, "\(value) as \(type)") }
    }
    return values
  }

  /// Any response that the version can say.
  mutating func response(_ version: ProtocolVersion) -> CQLResponse {
    switch Int.random(in: 0..<12, using: &self) {
    case 0: .ready
    case 1: .authenticate(AuthenticateResponse(authenticator: text()))
    case 2: .supported(SupportedResponse(options: ["A": array(0...3) { $0.text() }, text(): []]))
    case 3: .authChallenge(AuthChallengeResponse(token: maybe { $0.bytes(0...30) }))
    case 4: .authSuccess(AuthSuccessResponse(token: maybe { $0.bytes(0...30) }))
    case 5: .event(event())
    case 6: .error(ServerError(error(version), text()))
    case 7: .result(one(of: [.void, .setKeyspace(text()), .schemaChange(schemaChange())]))
    case 8: .result(.prepared(prepared(version)))
    default: rows(version).map { .result(.rows($0)) } ?? .ready
    }
  }

  mutating func rows(_ version: ProtocolVersion) -> Rows? {
    let columns = columns(1...4)
    let rows = array(0...4) { random in
      columns.map { random.chance(10) ? CQLValue.null : random.value(of: $0.type) }
    }
    let state = maybe { $0.bytes(0...20) }
    let newMetadataID = version >= .v5 ? maybe { $0.bytes(0...16) } : nil
    do {
      return try Rows(columns: columns, pagingState: state, newMetadataID: newMetadataID, rows)
    } catch {
      Issue.record(error, "\(rows)")
      return nil
    }
  }

  private mutating func columns(_ counts: ClosedRange<Int>) -> [ColumnSpec] {
    let isOneTable = chance(70)
    return array(counts) { random in
      ColumnSpec(
        keyspace: isOneTable ? "ks" : random.text(), table: isOneTable ? "t" : random.text(), name: random.text(),
        type: random.type())
    }
  }

  private mutating func prepared(_ version: ProtocolVersion) -> PreparedStatementResult {
    let markers = columns(0...4)
    return PreparedStatementResult(
      id: bytes(0...16), resultMetadataID: version >= .v5 ? bytes(0...16) : nil, markers: markers,
      partitionKey: markers.isEmpty ? [] : array(0...2) { Int.random(in: markers.indices, using: &$0) },
      result: chance(50) ? ResultMetadata(columns: columns(0...3)) : ResultMetadata(columnCount: 0))
  }

  private mutating func node() -> InetEndpoint {
    InetEndpoint(
      address: chance(50) ? InetAddress(v4: UInt32(truncatingIfNeeded: next())) : InetAddress(v6: next(), next()),
      port: UInt16(truncatingIfNeeded: next()))
  }

  private mutating func schemaChange() -> SchemaChange {
    let name = text()
    let arguments = array(0...3) { $0.text() }
    let target = one(of: [
      SchemaChange.Target.keyspace, .table(name), .type(name), .function(name, arguments: arguments),
      .aggregate(name, arguments: arguments),
    ])
    return SchemaChange(one(of: SchemaChange.Action.allCases), keyspace: text(), target)
  }

  private mutating func event() -> ServerEvent {
    one(of: [
      .topologyChange(one(of: ServerEvent.Topology.allCases), node()),
      .statusChange(one(of: ServerEvent.Status.allCases), node()), .schemaChange(schemaChange()), .other("NEWS"),
    ])
  }

  private mutating func error(_ version: ProtocolVersion) -> ServerError.Kind {
    let isNew = version >= .v5
    let counts = ReplicaResponses(
      one(of: Consistency.allCases), received: Int.random(in: 0...9, using: &self),
      required: Int.random(in: 0...9, using: &self))
    let reasons = array(0...3) { ($0.node().address, UInt16(truncatingIfNeeded: $0.next())) }
    let failures =
      isNew
      ? ReplicaFailures(reasons: Dictionary(reasons) { first, _ in first })
      : ReplicaFailures(count: Int.random(in: 0...9, using: &self))
    let type = one(of: [
      WriteType.simple, .batch, .unloggedBatch, .counter, .batchLog, .conditional, .view, .changeCapture, .other("X"),
    ])
    let contentions = isNew && type == .conditional ? maybe { Int.random(in: 0...9, using: &$0) } : nil
    return one(of: [
      .server, .protocolViolation, .badCredentials, .overloaded, .bootstrapping, .truncation, .syntax, .unauthorized,
      .invalid, .configuration, .changeCaptureFailure, .other(0x4711),
      .unavailable(counts.consistency, required: counts.required, alive: counts.received),
      .writeTimeout(WriteTimeout(counts, type, contentions: contentions)),
      .readTimeout(ReadTimeout(counts, hasData: chance(50))),
      .readFailure(ReadFailure(counts, failures, hasData: chance(50))),
      .writeFailure(WriteFailure(counts, failures, type)),
      .functionFailure(keyspace: text(), function: text(), arguments: array(0...3) { $0.text() }),
      .conditionUnknown(counts), .alreadyExists(keyspace: text(), table: text()), .unprepared(id: bytes(0...16)),
    ])
  }

  /// What may go with a message of that direction.
  mutating func context(isResponse: Bool) -> MessageContext {
    var context = MessageContext()
    if chance(20) { context.payload = [text(): bytes(0...9), "null": nil] }
    guard isResponse else {
      context.isTraced = chance(20)
      return context
    }
    context.tracingID = chance(20) ? CQLUUID(high: next(), low: next()) : nil
    context.warnings = chance(20) ? array(1...3) { $0.text() } : []
    return context
  }
}
