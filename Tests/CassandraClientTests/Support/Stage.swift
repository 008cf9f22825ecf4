import CQLProtocol
import CassandraClientTesting
import EventLoops
import Synchronization
import Testing

@testable import CassandraClient

/// A fake cluster and what a session with it needs: loops, a clock that the test moves, and a log that it reads.
struct Stage: Sendable {
  let cluster: FakeCluster
  let clock: ManualClock
  let log: RecordedLog
  let loops: LoopGroup
  var configuration: CassandraConfiguration

  /// Runs a test with a cluster of so many nodes in each data centre.
  static func with(
    _ nodes: KeyValuePairs<String, Int>, settings: FakeNodeSettings = FakeNodeSettings(),
    _ body: @Sendable (Stage) async throws -> Void
  ) async throws {
    try await with(FakeClusterDescription(nodes: nodes), settings: settings, body)
  }

  /// Runs a test with a cluster that is described so.
  static func with(
    _ description: FakeClusterDescription, settings: FakeNodeSettings = FakeNodeSettings(),
    _ body: @Sendable (Stage) async throws -> Void
  ) async throws {
    let loops = try LoopGroup(count: 2)
    try loops.start()
    do {
      let clock = ManualClock()
      let log = RecordedLog()
      let cluster = try await FakeCluster(description, on: loops.loops, settings: settings, clock: clock)
      var configuration = CassandraConfiguration(contactPoints: [ContactPoint("127.0.0.1", port: cluster.port)])
      configuration.clock = clock
      configuration.observers.log = log
      configuration.reconnection.jitter = 0
      try await body(Stage(cluster: cluster, clock: clock, log: log, loops: loops, configuration: configuration))
      await cluster.stop()
      await loops.shutdown()
    } catch {
      await loops.shutdown()
      throw error
    }
  }

  /// Runs a body with a session, which is closed then.
  func session(
    _ configure: (inout CassandraConfiguration) -> Void = { _ in },
    _ body: (CassandraSession) async throws -> Void
  ) async throws {
    var configuration = configuration
    configure(&configuration)
    try await CassandraSession.with(configuration, on: loops, body)
  }

  /// Lets everything happen that needs no time to pass: each loop reads what has come and does its work, many times.
  func settle() async throws {
    try Task.checkCancellation()
    for _ in 0..<10 {
      for loop in loops.loops { try await loop.run {} }
      await Task.yield()
    }
  }

  /// Waits until that is so, while time stands still.
  func until(_ condition: () async throws -> Bool) async throws {
    while try await !condition() { try await settle() }
  }

  /// Lets time pass by steps until that is so. What is answered at once is answered before any time limit.
  func pass(_ step: Duration = .milliseconds(100), until condition: () async throws -> Bool) async throws {
    try await settle()
    while try await !condition() {
      try await clock.advance(by: step)
      try await settle()
    }
  }

  /// Lets that time pass by steps.
  func pass(_ time: Duration, by step: Duration = .milliseconds(100)) async throws {
    let end = clock.now.advanced(by: time)
    try await pass(step) { clock.now >= end }
  }

  /// Waits until each of these nodes, and no other, has a connection from each loop.
  func untilConnected(_ session: CassandraSession, _ ids: Set<Int>) async throws {
    try await until { await connected(session) == ids }
  }

  /// The numbers of the nodes that have a connection from each loop.
  func connected(_ session: CassandraSession) async -> Set<Int> {
    let addresses = Set(
      await session.topology().nodes.filter { $0.connections == loops.loops.count }.map(\.node.address))
    return Set(cluster.nodes.filter { addresses.contains($0.address) }.map(\.id))
  }
}

/// The questions to the system tables.
enum SystemTables {
  static let local = FakeCondition.statement(containing: "SELECT cluster_name, partitioner")
  static let peers = FakeCondition.statement(containing: "FROM system.peers")
  static let keyspaces = FakeCondition.statement(containing: "FROM system_schema.keyspaces")
}

/// A log that tests read.
final class RecordedLog: ClientLog {
  struct Line: Sendable {
    let level: ClientLogLevel
    let message: String
    let details: [String: String]
  }

  private let recorded = Mutex<[Line]>([])

  func log(_ level: ClientLogLevel, _ message: String, _ details: [String: String]) {
    recorded.withLock { $0.append(Line(level: level, message: message, details: details)) }
  }

  /// The lines whose messages contain that text.
  func lines(_ text: String) -> [Line] { recorded.withLock { $0 }.filter { $0.message.contains(text) } }
}
