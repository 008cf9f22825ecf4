import CQLProtocol
import CassandraClientTesting
import EventLoops
import Testing

@testable import CassandraClient

/// Events must never keep the answers from being read that whoever deals with events is waiting for.
@Suite("A flood of events while the system tables are slow", .timeLimit(.minutes(10)))
struct ClusterFloodTests {
  @Test("While the session serves (case 26)")
  func serving() async throws {
    try await Stage.with(["eu": 2]) { stage in
      try await stage.session { session in
        let gate = stage.hold()
        try await stage.cluster.add(FakeMember(id: 3, datacenter: "eu"))
        try await stage.tell(.topologyChange(.newNode, stage.place(3)))
        try await stage.pass { gate.waiting == 1 }
        try await stage.flood()
        try await session.execute("SELECT v FROM shop.kv")
        gate.open()
        try await stage.untilConnected(session, [1, 2, 3])
        // What came while it was read is answered by one more reading, after its own window.
        #expect(stage.cluster[1]?.received(SystemTables.local).count == 2)
        try await stage.pass(.seconds(5))
        #expect(stage.cluster[1]?.received(SystemTables.local).count == 3)
      }
    }
  }

  @Test("While the session is being connected (case 26)")
  func connecting() async throws {
    try await Stage.with(["eu": 2]) { stage in
      let gate = stage.hold()
      async let connecting = CassandraSession.connect(stage.configuration, on: stage.loops)
      try await gate.wait(for: 1)
      try await stage.flood()
      gate.open()
      let session = try await connecting
      #expect(await stage.connected(session) == [1, 2])
      try await stage.pass(.seconds(2))
      #expect(stage.cluster[1]?.received(SystemTables.local).count == 2)
      await session.close()
    }
  }

  @Test("While the cluster is read through another node, after the first was lost (case 26)")
  func recovering() async throws {
    try await Stage.with(["eu": 2]) { stage in
      try await stage.session { session in
        let gate = stage.hold()
        await stage.cluster[1]?.stop()
        try await gate.wait(for: 1)
        try await stage.flood()
        try await session.execute("SELECT v FROM shop.kv")
        gate.open()
        try await stage.until { await session.topology().watchedThrough == stage.cluster.description[2]?.hostID }
        try await stage.pass(.seconds(2))
        #expect(stage.cluster[2]?.received(SystemTables.local).count == 2)
      }
    }
  }
}

extension Stage {
  /// Has all answers about the nodes wait.
  fileprivate func hold() -> FakeGate {
    let gate = FakeGate()
    cluster.on(SystemTables.local, .hold(gate))
    return gate
  }

  fileprivate func flood() async throws {
    for number in 0..<300 {
      switch number % 4 {
      case 0: try await tell(.topologyChange(.newNode, place(1 + number % 200)))
      case 1: try await tell(.statusChange(.up, place(1 + number % 200)))
      case 2: try await tell(.statusChange(.down, place(2)))
      default: try await tell(.schemaChange(SchemaChange(.updated, keyspace: "shop", .keyspace)))
      }
    }
    try await settle()
  }
}
