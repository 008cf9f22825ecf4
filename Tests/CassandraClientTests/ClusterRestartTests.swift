import CQLProtocol
import CassandraClientTesting
import EventLoops
import Synchronization
import Testing

@testable import CassandraClient

@Suite("Nodes that come and go while requests run", .timeLimit(.minutes(10)))
struct ClusterRestartTests {
  @Test(
    "Restarting one node after the other fails no request that may be repeated (case 28)", arguments: [false, true])
  func rollingRestart(_ isKilled: Bool) async throws {
    try await Stage.with(["eu": 3]) { stage in
      try await stage.session { session in
        try await session.underLoad { load in
          for _ in 0..<3 {
            for node in stage.cluster.nodes {
              if isKilled { await node.kill() } else { await node.stop() }
              try await load.goOn(100, stage)
              try await node.start()
              try await stage.pass { await stage.connected(session) == [1, 2, 3] }
              try await load.goOn(100, stage)
            }
          }
          try await stage.pass { await session.topology().watchedThrough != nil }
        }
      }
    }
  }

  @Test("A decommissioned node gets no more requests, and those that it has are answered (case 28)")
  func decommission() async throws {
    try await Stage.with(["eu": 3]) { stage in
      try await stage.session { session in
        let node = try #require(stage.cluster[3])
        let gate = FakeGate()
        node.on(.query("SELECT held FROM shop.kv"), .hold(gate, then: .rows(["held": .int], [[.int(7)]])))
        var held = Statement("SELECT held FROM shop.kv")
        held.options.node = stage.cluster.description[3]?.hostID
        async let answer = session.execute(held)
        try await gate.wait(for: 1)
        try await session.underLoad { load in
          stage.cluster.change { $0[3]?.isListed = false }
          try await stage.tell(.topologyChange(.removedNode, stage.place(3)))
          try await stage.pass { await session.topology().nodes.count == 2 }
          let received = node.received(.query("SELECT v FROM shop.kv")).count
          try await load.goOn(200, stage)
          #expect(node.received(.query("SELECT v FROM shop.kv")).count == received)
        }
        gate.open()
        #expect(try await answer.rows.first?.decode("held") == 7)
        try await node.untilOpen(0)
      }
    }
  }

  @Test("Moving every node to another address fails no request that may be repeated (cases 27, 28)")
  func moving() async throws {
    try await Stage.with(["eu": 3]) { stage in
      try await stage.session { session in
        try await session.underLoad { load in
          for id in 1...3 {
            try await stage.cluster.move(id, to: id + 10)
            try await load.goOn(50, stage)
            try await stage.tell(.topologyChange(.newNode, stage.place(id + 10)))
            try await stage.pass { await stage.connected(session) == [1, 2, 3] }
          }
        }
        #expect(await session.topology().nodes.map(\.node.address.host) == ["127.0.0.11", "127.0.0.12", "127.0.0.13"])
      }
    }
  }
}

/// Requests that run one after another in several tasks.
private final class Load: Sendable {
  private let answered = Atomic(0)
  private let isOver = Atomic(false)

  /// Waits until so many more requests were answered.
  func goOn(_ count: Int, _ stage: Stage) async throws {
    let goal = answered.load(ordering: .relaxed) + count
    try await stage.until { answered.load(ordering: .relaxed) >= goal || isOver.load(ordering: .relaxed) }
  }

  func run(_ session: CassandraSession) async throws {
    while !isOver.load(ordering: .relaxed) {
      do {
        try await session.execute(Statement("SELECT v FROM shop.kv").idempotent())
      } catch {
        end()
        throw error
      }
      answered.wrappingAdd(1, ordering: .relaxed)
    }
  }

  func end() { isOver.store(true, ordering: .relaxed) }
}

extension CassandraSession {
  /// Runs a body while requests are made; throws what any of these fails with.
  fileprivate func underLoad(_ body: (Load) async throws -> Void) async throws {
    let load = Load()
    try await withThrowingTaskGroup { group in
      for _ in 0..<8 { group.addTask { try await load.run(self) } }
      defer { load.end() }
      try await body(load)
      load.end()
      try await group.waitForAll()
    }
  }
}
