import CassandraClientTesting
import EventLoops
import Synchronization
import Testing

@testable import CassandraClient

@Suite("Several places are tried, each a while after the other", .timeLimit(.minutes(10)))
struct ConnectionRaceTests {
  @Test("One that hangs is given up when the next has taken the connection (case 25)")
  func hanging() async throws {
    try await Stage.with(["eu": 3]) { stage in
      stage.cluster[1]?.on(.startup, .drop)
      let race = Race(stage)
      let winner = race.start()
      try await stage.until { stage.cluster[1]?.activity.accepted == 1 }
      try await stage.clock.wait(forTimers: 2)
      try await stage.clock.advance(by: ConnectionRace.headStart - .milliseconds(1))
      try await stage.settle()
      #expect(stage.cluster[2]?.activity.accepted == 0)
      try await stage.clock.advance(by: .milliseconds(1))
      let connection = try #require(try await winner.value)
      #expect(connection.address == stage.cluster[2]?.address)
      #expect(race.failed.isEmpty)
      #expect(stage.cluster[3]?.activity.accepted == 0)
      try await stage.until { stage.cluster[1]?.openConnections == 0 }
      try await connection.loop.run { connection.close(.closed) }
      #expect(stage.clock.waiting == 0)
    }
  }

  @Test("One that fails is followed at once (case 25)")
  func failing() async throws {
    try await Stage.with(["eu": 3]) { stage in
      await stage.cluster[1]?.stop()
      await stage.cluster[2]?.stop()
      let race = Race(stage)
      let connection = try #require(try await race.start().value)
      #expect(connection.address == stage.cluster[3]?.address)
      #expect(race.failed == [stage.cluster[1]?.address, stage.cluster[2]?.address])
      try await connection.loop.run { connection.close(.closed) }
      #expect(stage.clock.waiting == 0)
    }
  }

  @Test("Those that were given up are tried again, those that won or failed are not (case 25)")
  func again() async throws {
    try await Stage.with(["eu": 3]) { stage in
      stage.cluster[1]?.on(.startup, times: 1, .drop)
      await stage.cluster[2]?.stop()
      let race = Race(stage)
      let first = race.start()
      try await stage.pass { stage.cluster[3]?.openConnections == 1 }
      #expect(try await first.value?.address == stage.cluster[3]?.address)
      #expect(try await race.start().value?.address == stage.cluster[1]?.address)
      #expect(try await race.start().value == nil)
      await stage.cluster.stop()
    }
  }

  @Test("Whoever is cancelled leaves no connection behind (case 25)")
  func cancelled() async throws {
    try await Stage.with(["eu": 2]) { stage in
      for node in stage.cluster.nodes { node.on(.startup, .drop) }
      let race = Race(stage)
      let winner = race.start()
      try await stage.pass { stage.cluster[2]?.openConnections == 1 }
      winner.cancel()
      await #expect(throws: CancellationError.self) { try await winner.value }
      #expect(stage.clock.waiting == 0)
      try await stage.until { stage.cluster.nodes.allSatisfy { $0.openConnections == 0 } }
    }
  }
}

/// A race to all nodes of a stage, in their order.
private final class Race: Sendable {
  private let race: Mutex<ConnectionRace>
  private let loop: EventLoop
  private let failures = Mutex<[SocketAddress?]>([])

  init(_ stage: Stage) {
    loop = stage.loops.loops[0]
    race = Mutex(
      ConnectionRace(
        to: stage.cluster.nodes.map { .init(address: $0.address) }, of: nil,
        by: ControlConnection(configuration: stage.configuration, loop: loop)))
  }

  /// The places that failed.
  var failed: [SocketAddress?] { failures.withLock { $0 } }

  /// Asks for a connection on the loop.
  func start() -> Task<NodeConnection?, any Error> {
    Task(executorPreference: loop) { [self] in
      var taken = race.withLock { $0 }
      let winner = try await taken.next { place, _ in failures.withLock { $0.append(place.address) } }
      race.withLock { [taken] in $0 = taken }
      return winner
    }
  }
}
