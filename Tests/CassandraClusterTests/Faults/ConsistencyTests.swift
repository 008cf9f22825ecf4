import CassandraClient
import EventLoops
import Testing

extension RealNodes.ThreeNodes {
  /// Which levels hold while one of three nodes is away, for keys that it has a copy of.
  @Suite("Levels of consistency")
  struct ConsistencyTests {
    let cluster: RealCluster

    init() throws { cluster = try #require(ClusterTrait.running) }

    @Test("With one replica down, levels hold that the others can keep, and the rest say what is missing (case 46)")
    func oneDown() async throws {
      try await cluster.heal()
      try await cluster.withSession { session in
        for copies in 1...3 { try await makeTable(copies, in: session) }
        let victim = try #require(try await cluster.members().last)
        try await cluster("kill-node", "\(victim.number)")
        try await untilKnownDown(in: session)
        for copies in 1...3 { try await expectLevels(copies, in: session) }
        try await cluster.restart(victim.number)
      }
    }

    @Test("A replica that hangs is a write timeout that says how many have answered (case 46)")
    func hung() async throws {
      try await cluster.heal()
      try await cluster.withSession { session in
        try await makeTable(3, in: session)
        let nodes = await session.topology().nodes.map(\.node)
        let victim = try #require(try await cluster.members().last)
        let other = try #require(nodes.first { $0.address.host == "127.0.0.1" })
        let insert = try await session.prepare("INSERT INTO levels3.t (k) VALUES (?)")
        try await cluster("pause-node", "\(victim.number)")
        let error = await #expect(throws: CassandraError.self) {
          try await session.execute(insert.bind(1).at(.all).on(other).within(.seconds(60)))
        }
        try await cluster("resume-node", "\(victim.number)")
        guard case .writeTimeout(let timeout) = error?.serverError?.kind else {
          Issue.record("\(error.map { "\($0)" } ?? "nothing was thrown")")
          return
        }
        #expect(timeout.responses.required == 3 && timeout.responses.received < 3)
        #expect(timeout.writeType == .simple)
        #expect(error?.node == other.address)
      }
    }

    /// Until then the other nodes wait for it in vain.
    private func untilKnownDown(in session: CassandraSession) async throws {
      let insert = try await session.prepare("INSERT INTO levels3.t (k) VALUES (?)")
      let nodes = await session.topology().nodes.filter { $0.connections > 0 }
      try #require(!nodes.isEmpty)
      for node in nodes {
        while true {
          do {
            try await session.execute(insert.bind(0).at(.all).on(node.node).idempotent())
          } catch let error as CassandraError {
            if case .unavailable = error.serverError?.kind { break }
            if case .noNodeAvailable = error.kind { break }
          }
        }
      }
    }

    private func makeTable(_ copies: Int, in session: CassandraSession) async throws {
      try await cluster.makeKeyspace("levels\(copies)", copies: copies, in: session)
      try await session.execute("CREATE TABLE levels\(copies).t (k int PRIMARY KEY)")
    }

    /// Of many keys some have a copy on the node that is away, whatever the tokens are. What is missing is told.
    private func expectLevels(_ copies: Int, in session: CassandraSession) async throws {
      let insert = try await session.prepare("INSERT INTO levels\(copies).t (k) VALUES (?)")
      let select = try await session.prepare("SELECT k FROM levels\(copies).t WHERE k = ?")
      for level in [Consistency.one, .localOne, .two, .three, .quorum, .localQuorum, .all] {
        let required = Self.required(level, copies)
        for statement in [insert, select] {
          var refused = 0
          for key in 0..<40 {
            do {
              try await session.execute(statement.bind(Int32(key)).at(level).idempotent())
            } catch let error as CassandraError {
              guard case .unavailable(level, required, let alive) = error.serverError?.kind else { throw error }
              #expect(alive < required)
              refused += 1
            }
          }
          // Of three copies one is always away; of fewer it is for some keys; what asks for more than there are never holds.
          let expected =
            required > copies || copies == 3 && required == 3 ? 40...40 : required == copies ? 1...39 : 0...0
          #expect(expected.contains(refused), "\(copies) copies, \(level), \(statement.query): \(refused) of 40")
        }
      }
    }

    private static func required(_ level: Consistency, _ copies: Int) -> Int {
      switch level {
      case .two: 2
      case .three: 3
      case .quorum, .localQuorum: copies / 2 + 1
      case .all: copies
      default: 1
      }
    }
  }
}
