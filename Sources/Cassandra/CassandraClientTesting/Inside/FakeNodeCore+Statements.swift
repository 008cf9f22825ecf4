internal import CQLProtocol
internal import Synchronization

extension FakeNodeCore {
  /// The version of CQL that goes with the release.
  var cqlVersion: String { (cluster.value[id]?.release ?? "").hasPrefix("5.") ? "3.4.7" : "3.4.6" }

  func text(of id: [UInt8]) -> PreparedText? { prepared.withLock { $0[id] } }

  /// The id of a prepared statement that is not known.
  func unknown(_ source: BatchRequest.Statement.Source) -> [UInt8]? {
    if case .prepared(let id) = source, text(of: id) == nil { id } else { nil }
  }

  /// The texts of a request's statements, as far as they are known.
  func queries(of request: CQLRequest) -> [String] {
    switch request {
    case .query(let query): [query.query]
    case .prepare(let prepare): [prepare.query]
    case .execute(let execute): text(of: execute.id).map { [$0.query] } ?? []
    case .batch(let batch):
      batch.statements.compactMap { statement in
        switch statement.source {
        case .text(let query): query
        case .prepared(let id): self.text(of: id)?.query
        }
      }
    case .startup, .authResponse, .options, .register: []
    }
  }

  /// Keeps a statement. Its id is the same on every node, and another in another keyspace.
  func prepare(_ query: String, keyspace: String?, _ version: ProtocolVersion) -> ResultResponse {
    let statement = cluster.statement(query)
    let id = digest("\(keyspace ?? "")\u{0}\(query)")
    prepared.withLock { $0[id] = PreparedText(query: query, keyspace: keyspace) }
    let columns = statement.isConditional ? [] : (try? system(query)?.get())?.columns ?? statement.rows?.columns ?? []
    return .prepared(
      PreparedStatementResult(
        id: id, resultMetadataID: version >= .v5 ? FakeRows(columns: columns).metadataID : nil,
        markers: statement.markers, partitionKey: statement.partitionKey,
        result: columns.isEmpty ? ResultMetadata(columnCount: 0) : ResultMetadata(columns: columns)))
  }

  /// Rows as they are sent in answer to a request. Version 5 says so if their columns are not those that the request's
  /// id stands for, but of conditional statements.
  func rows(_ rows: FakeRows, _ pagingState: [UInt8]?, for request: FakeRequest) -> any MessageBody {
    do throws(CQLValueError) {
      guard case .execute(let execute) = request.body else {
        return ResultResponse.rows(try Rows(columns: rows.columns, pagingState: pagingState, rows.rows))
      }
      let isConditional = request.query.map { FakeStatement($0).isConditional } ?? false
      if let known = execute.resultMetadataID, known != rows.metadataID, !isConditional {
        return ResultResponse.rows(
          try Rows(columns: rows.columns, pagingState: pagingState, newMetadataID: rows.metadataID, rows.rows))
      }
      guard execute.parameters.skipsMetadata, !isConditional else {
        return ResultResponse.rows(try Rows(columns: rows.columns, pagingState: pagingState, rows.rows))
      }
      return ResultResponse.rows(
        try Rows(skippingMetadataOf: rows.columns, pagingState: pagingState, rows.rows))
    } catch {
      activity.update { $0.faults.append("rows cannot be said: \(error)") }
      return ServerError(.server, "as scripted, and cannot be said: \(error)")
    }
  }

  /// As many rows as a request asks for, from where it says.
  func page(of rows: FakeRows, for request: FakeRequest) -> any MessageBody {
    let parameters = request.parameters
    let state = parameters?.pagingState ?? []
    let start = min(state.reduce(0) { $0 << 8 | Int($1) }, rows.rows.count)
    let size = parameters?.pageSize.map { max(1, Int($0)) } ?? rows.rows.count
    let end = min(start + size, rows.rows.count)
    let page = FakeRows(columns: rows.columns, Array(rows.rows[start..<end]))
    let next = (0..<4).map { UInt8(truncatingIfNeeded: end >> (24 - 8 * $0)) }
    return self.rows(page, end < rows.rows.count ? next : nil, for: request)
  }

  /// What comes of a statement.
  func result(of query: String, _ request: FakeRequest, _ connection: FakeConnection) -> any MessageBody {
    let words = query.prefix(Self.longestName).split { $0.isWhitespace || $0 == ";" }
    let verb = words.first?.lowercased()
    if verb == "use", words.count == 2 { return use(words[1], connection) }
    if verb == "select", let answer = system(query) {
      switch answer {
      case .success(let rows): return page(of: rows, for: request)
      case .failure(let error): return error
      }
    }
    if let rows = cluster.described(query)?.rows { return page(of: rows, for: request) }
    return verb == "select" ? rows(FakeRows(columns: []), nil, for: request) : ResultResponse.void
  }

  /// More characters than `USE` and the name of any keyspace have.
  private static let longestName = 200

  private func use(_ name: Substring, _ connection: FakeConnection) -> any MessageBody {
    let isQuoted = name.count > 1 && name.hasPrefix("\"") && name.hasSuffix("\"")
    let keyspace =
      isQuoted ? name.dropFirst().dropLast().replacing("\"\"", with: "\"").description : name.lowercased()
    guard cluster.value.keyspaces[keyspace] != nil else {
      return ServerError(.invalid, "Keyspace '\(keyspace)' does not exist")
    }
    connection.keyspace = keyspace
    return ResultResponse.setKeyspace(keyspace)
  }
}
