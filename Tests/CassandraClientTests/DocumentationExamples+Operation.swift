import CassandraClient
import CassandraClientTesting
import EventLoops
import Synchronization
import Testing

/// Never sends anything again.
struct NoRetries: RetryPolicy {
  func decision(about failure: FailedRequest) -> RetryDecision {
    if case .notSent = failure.cause { .nextNode } else { .fail }
  }
}

/// Passes on what a service of one's own gave out.
struct TokenAuthenticator: Authenticator {
  let token: @Sendable () throws -> [UInt8]

  func begin(for mechanism: String) throws -> any AuthenticationExchange { Exchange(token: try token()) }

  private struct Exchange: AuthenticationExchange {
    let token: [UInt8]
    func initialResponse() -> [UInt8]? { token }
    func response(to challenge: [UInt8]?) -> [UInt8]? { token }
    func succeeded(with token: [UInt8]?) {}
  }
}

struct SwiftLog: ClientLog {
  let logger: Logger

  func log(_ level: ClientLogLevel, _ message: String, _ details: [String: String]) {
    let level: Logger.Level =
      switch level {
      case .debug: .debug
      case .info: .info
      case .warning: .warning
      case .error: .error
      }
    logger.log(level: level, "\(message)", metadata: details.mapValues { .string($0) })
  }
}

struct SwiftMetrics: ClientMetrics {
  private let counters = Dictionary(
    uniqueKeysWithValues: ClientEvent.allCases.map { ($0, Counter(label: "cassandra_\($0.rawValue)")) })
  private let succeeded = Timer(label: "cassandra_request_duration", dimensions: [("outcome", "success")])
  private let failed = Timer(label: "cassandra_request_duration", dimensions: [("outcome", "failure")])

  func count(_ event: ClientEvent, by number: Int) { counters[event]?.increment(by: number) }

  func requestEnded(after duration: Duration, succeeded isSuccess: Bool) {
    (isSuccess ? succeeded : failed).recordNanoseconds(Int64(duration / .nanoseconds(1)))
  }
}

struct SwiftTracing: ClientTracer {
  func requestBegan(_ statement: String?, keyspace: String?) -> (any RequestSpan)? {
    let span = startSpan("cassandra", ofKind: .client)
    span.attributes["db.system"] = "cassandra"
    span.attributes["db.statement"] = statement
    span.attributes["db.namespace"] = keyspace
    return Request(span: span)
  }

  struct Request: RequestSpan {
    let span: any Span

    func sent(to node: SocketAddress, isSpeculative: Bool) { span.attributes["server.address"] = node.host }

    func ended(_ error: (any Error)?) {
      if let error { span.recordError(error) }
      span.end()
    }
  }
}

extension Examples {
  static func failed(_ session: CassandraSession, _ statement: Statement) async throws {
    do {
      try await session.execute(statement)
    } catch let error as CassandraError {
      switch error.kind {
      case .timedOut, .connectionLost: print("nobody knows whether it was executed")
      case .server(let answer): print("the node said", answer.message)
      case .overloaded, .notSent, .noNodeAvailable: print("nothing was executed; try again later")
      default: throw error
      }
      print(error.node.map { "\($0)" } ?? "nowhere", error.attempts)
    }
  }

  static func retried(_ configuration: inout CassandraConfiguration, _ statement: Statement) {
    configuration.retryPolicy = StandardRetryPolicy(pause: .milliseconds(50), longestPause: .seconds(2))
    let once = statement.retrying(by: NoRetries())
    _ = once
  }

  static func speculating(_ configuration: inout CassandraConfiguration) {
    configuration.speculation = .constant(after: .milliseconds(50), atMost: 1)
  }

  static func secured(_ configuration: inout CassandraConfiguration, password: String) throws {
    configuration.tls = try TLSClientConfiguration(
      trust: .file("/etc/cassandra/ca.pem"),
      identity: .files(certificate: "/etc/shop/client.pem", key: "/etc/shop/client.key"))
    configuration.tlsServerName = "cassandra.example.com"
    configuration.authenticator = PlainAuthenticator(username: "shop", password: password)
  }

  static func described(_ session: CassandraSession) async throws {
    guard let shop = try await session.schema(of: "shop") else { return }
    print(shop.replication, shop.types.map(\.name), shop.views.map(\.table.name))
    for table in shop.tables {
      print(table.name, table.partitionKey.map(\.name), table.clusteringColumns.map(\.name))
      for column in table.columns { print(column.name, column.kind, column.type) }
      print(table.options.comment, table.options.gcGracePeriod, table.indexes.map(\.name))
    }
    let text = try await session.execute("DESCRIBE TABLE shop.products").rows.first
    print(try text?.decode("create_statement", as: String.self) ?? "")
  }

  static func listened(_ session: CassandraSession) async {
    for await event in session.events() {
      switch event {
      case .nodeAdded(let node), .nodeUp(let node): print("there is", node.address)
      case .nodeRemoved(let node), .nodeDown(let node): print("away is", node.address)
      case .nodeAddressChanged(let node, let former): print(former, "is now", node.address)
      case .schemaChanged(let change): print(change.action, change.keyspace, change.target)
      case .missed: print("read what matters anew")
      }
    }
  }

  static func located(_ session: CassandraSession, _ select: PreparedStatement) async throws {
    let topology = await session.topology()
    let statement = try select.bind("A-1")
    print(topology.replicas(of: statement).map(\.address))
    for part in topology.ranges(in: "shop") {
      print(part.range.start, part.range.end, part.range.share, part.nodes.map(\.rack))
    }
  }

  static func routed(_ session: CassandraSession, _ select: PreparedStatement) async throws {
    let topology = await session.topology()
    print(topology)
    for state in topology.nodes where state.isUsed {
      let result = try await session.execute(Statement("SELECT release_version FROM system.local").on(state.node))
      print(state.node.address, try result.rows[0].decode(as: String.self))
    }
    print(try select.bind("A-1").token ?? Token(rawValue: 0))
  }

  static func translated(_ configuration: inout CassandraConfiguration) {
    configuration.translateAddress = { address in
      SocketAddress(ip: "203.0.113.7", port: address.port) ?? address
    }
  }

  static func observed(_ configuration: inout CassandraConfiguration, _ logger: Logger) {
    configuration.observers = ClientObservers(
      log: SwiftLog(logger: logger), metrics: SwiftMetrics(), tracer: SwiftTracing())
  }

  @Test("A product is found")
  static func testing() async throws {
    let loops = try LoopGroup(count: 1)
    try loops.start()
    let node = try await FakeNode(on: loops.loops[0])
    node.on(.query("SELECT name FROM products"), .rows(["name": .text], [[.text("Lamp")]]))
    node.on(.query("DELETE"), times: 1, .error(.overloaded))

    let configuration = CassandraConfiguration(
      contactPoints: [ContactPoint(node.address.host, port: node.address.port)])
    try await CassandraSession.with(configuration, on: loops) { session in
      let rows = try await session.execute("SELECT name FROM products").rows
      #expect(try rows[0].decode(as: String.self) == "Lamp")
      await #expect(throws: CassandraError.self) { try await session.execute("DELETE") }
    }
    #expect(node.received(.query("DELETE")).count == 1)
    await node.stop()
    await loops.shutdown()
  }

  static func moved(_ configuration: inout CassandraConfiguration, _ node: FakeNode) async throws {
    let clock = ManualClock()
    configuration.clock = clock
    let gate = FakeGate()
    node.on(.query("SELECT 1"), .hold(gate))
    try await gate.wait(for: 1)
    try await clock.advance(by: .seconds(12))
  }
}
