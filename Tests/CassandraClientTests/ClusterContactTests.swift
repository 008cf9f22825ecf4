import CassandraClientTesting
import EventLoops
import Testing

@testable import CassandraClient

@Suite("Contact points", .timeLimit(.minutes(10)))
struct ClusterContactTests {
  @Test("Names that lead nowhere and nodes that are down are passed over (case 25)")
  func some() async throws {
    try await Stage.with(["eu": 2]) { stage in
      await stage.cluster[1]?.stop()
      let points = [ContactPoint("nowhere.invalid"), ContactPoint("127.0.0.2", port: stage.cluster.port)]
      try await stage.session({ $0.contactPoints += points }) { session in
        #expect(await stage.connected(session) == [2])
        #expect(
          stage.log.lines("contact point has no address").map(\.details["contact_point"]) == ["nowhere.invalid:9042"])
      }
    }
  }

  @Test("Where no name leads anywhere, the error says so (case 25)")
  func none() async throws {
    try await Stage.with(["eu": 1]) { stage in
      let error = await #expect(throws: CassandraError.self) {
        try await stage.session({ $0.contactPoints = [ContactPoint("nowhere.invalid")] }) { _ in }
      }
      #expect(error?.description.contains("nowhere.invalid") == true)
      let empty = await #expect(throws: CassandraError.self) {
        try await stage.session({ $0.contactPoints = [] }) { _ in }
      }
      #expect(empty?.description.contains("names no contact point") == true)
    }
  }

  @Test("Where all nodes are down, the error names each; once they are up, the next try succeeds (case 25)")
  func outage() async throws {
    try await Stage.with(["eu": 2]) { stage in
      for node in stage.cluster.nodes { await node.stop() }
      let second = ContactPoint("127.0.0.2", port: stage.cluster.port)
      let error = await #expect(throws: CassandraError.self) {
        try await stage.session({ $0.contactPoints.append(second) }) { _ in }
      }
      #expect(error?.description.contains("127.0.0.1:") == true)
      #expect(error?.description.contains("127.0.0.2:") == true)
      #expect(stage.clock.waiting == 0)
      for node in stage.cluster.nodes { try await node.start() }
      try await stage.session { session in #expect(await stage.connected(session) == [1, 2]) }
    }
  }

  @Test("One that hangs costs the while that it is tried alone, and no more (case 25)")
  func hanging() async throws {
    try await Stage.with(["eu": 2]) { stage in
      let hanging = try #require(stage.cluster[1])
      hanging.on(.startup, .drop)
      var configuration = stage.configuration
      configuration.contactPoints.append(ContactPoint("127.0.0.2", port: stage.cluster.port))
      // Which one is first is a matter of chance.
      while hanging.activity.accepted == 0 {
        let plane = ControlPlane(configuration, on: stage.loops.loops[0])
        let connecting = Task { try await plane.connect() }
        try await stage.until {
          if hanging.activity.accepted > 0 { return true }
          return await plane.connection != nil
        }
        if hanging.activity.accepted > 0 {
          try await stage.clock.wait(forTimers: 2)
          try await stage.clock.advance(by: ConnectionRace.headStart - .milliseconds(1))
          try await stage.settle()
          #expect(await plane.connection == nil)
          try await stage.clock.advance(by: .milliseconds(1))
          try await stage.until { await plane.connection != nil }
        }
        _ = try await connecting.value
        await plane.stop()
        #expect(stage.clock.waiting == 0)
      }
      #expect(ConnectionRace.headStart == .milliseconds(250))
    }
  }

  @Test("What a node answers says more than that others are away (case 25)")
  func telling() async throws {
    var settings = FakeNodeSettings()
    settings.authentication = .passwords(["reader": "secret"])
    try await Stage.with(["eu": 2], settings: settings) { stage in
      await stage.cluster[2]?.stop()
      let second = ContactPoint("127.0.0.2", port: stage.cluster.port)
      for _ in 0..<4 {
        let error = await #expect(throws: CassandraError.self) {
          try await stage.session({ $0.contactPoints.append(second) }) { _ in }
        }
        guard case .authentication = error?.kind else {
          Issue.record("the error is \(String(describing: error))")
          return
        }
      }
    }
  }
}
