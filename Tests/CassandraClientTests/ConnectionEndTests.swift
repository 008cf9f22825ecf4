import CQLProtocol
import CassandraClientTesting
import EventLoops
import Testing

@testable import CassandraClient

@Suite("Connections end in good order, or tell everybody", .timeLimit(.minutes(10)))
struct ConnectionEndTests {
  @Test("In good order: what is on its way is answered, nothing more is taken, then it ends (case 22)")
  func drain() async throws {
    try await Site.with { site in
      let gate = FakeGate()
      site.node.on(.query, .hold(gate))
      let connection = try await site.open()
      let answers = Answers()
      let ends = Ends(of: connection)
      try await ends.watch()
      for tag in 0..<3 { _ = try await site.send("INSERT", on: connection, to: answers, tag: tag) }
      try await gate.wait(for: 3)
      try await site.loop.run { connection.drain(within: .seconds(10), because: "the test says so") }
      #expect(try await site.send("INSERT", on: connection, to: answers) == nil)
      #expect(await failureName { try await connection.ask(OptionsRequest(), within: .seconds(1)) } != nil)
      gate.open()
      for tag in 0..<3 { #expect("\(await answers.next(), default: "nothing")" == "\(tag): done") }
      #expect(await ends.reason() == "connection lost: closed")
      try await site.node.untilOpen(0)
      #expect(site.clock.waiting == 0)
    }
  }

  @Test("With nothing on its way it ends at once (case 22)")
  func drainIdle() async throws {
    try await Site.with { site in
      let connection = try await site.open()
      let ends = Ends(of: connection)
      try await ends.watch()
      try await site.loop.run { connection.drain(within: .seconds(10), because: "the test says so") }
      #expect(await ends.reason() == "connection lost: closed")
      try await site.node.untilOpen(0)
    }
  }

  @Test("What is not answered within the limit is told that the connection is lost (case 22)")
  func drainLimit() async throws {
    try await Site.with { site in
      site.node.on(.query, .drop)
      let connection = try await site.open()
      let answers = Answers()
      let ends = Ends(of: connection)
      try await ends.watch()
      _ = try await site.send("INSERT", on: connection, to: answers)
      try await site.node.received(1, .query)
      try await site.loop.run { connection.drain(within: .seconds(10), because: "the test says so") }
      try await site.clock.advance(by: .seconds(10))
      #expect(await ends.reason() == "connection lost: closed")
      #expect(await answers.rest().map(\.description) == ["0: connection lost: closed"])
    }
  }

  @Test("At once: everybody who waits is told, also who gave a time limit (case 22)")
  func close() async throws {
    try await Site.with { site in
      site.node.on(.query, .drop)
      let connection = try await site.open()
      let answers = Answers()
      for tag in 0..<3 { _ = try await site.send("INSERT", on: connection, to: answers, tag: tag) }
      async let question = failureName {
        try await connection.ask(QueryRequest("INSERT", QueryParameters(consistency: .one)), within: .seconds(9))
      }
      try await site.node.received(4, .query)
      try await site.loop.run {
        connection.close(.closed)
        connection.close(.overloaded)
      }
      #expect(await question == "closed")
      #expect(await answers.rest().map(\.description) == ["0: closed", "1: closed", "2: closed"])
      #expect(await failureName { try await connection.ask(OptionsRequest(), within: .seconds(1)) } != nil)
      try await site.node.untilOpen(0)
      #expect(site.clock.waiting == 0)
    }
  }

  @Test(
    "A node that ends the connection: everybody who waits is told (case 22)", arguments: [false, true], [false, true])
  func endedByNode(reset: Bool, isEnciphered: Bool) async throws {
    try await Site.with(isEnciphered: isEnciphered) { site in
      site.node.on(.query, .drop)
      let connection = try await site.open()
      let answers = Answers()
      let ends = Ends(of: connection)
      try await ends.watch()
      for tag in 0..<2 { _ = try await site.send("INSERT", on: connection, to: answers, tag: tag) }
      try await site.node.received(2, .query)
      await site.node.closeConnections(reset: reset)
      #expect(await ends.reason()?.hasPrefix("connection lost") == true)
      let outcomes = await answers.rest().map(\.description)
      #expect(outcomes.count == 2 && outcomes.allSatisfy { $0.contains("connection lost") })
    }
  }

  @Test("One answer that is damaged inside fails its request alone (case 22)", arguments: ProtocolVersion.allCases)
  func damagedBody(version: ProtocolVersion) async throws {
    try await Site.with { site in
      site.node.on(.statement("SELECT bad"), .body(.result, [0, 0, 0, 2, 0, 0]))
      let connection = try await site.open(version)
      let answers = Answers()
      for (tag, query) in ["INSERT a", "SELECT bad", "INSERT b"].enumerated() {
        _ = try await site.send(query, on: connection, to: answers, tag: tag)
      }
      var outcomes: [String] = []
      for _ in 0..<3 { outcomes.append("\(await answers.next(), default: "nothing")") }
      #expect(outcomes == ["0: done", "1: malformed", "2: done"])
      let question = QueryRequest("SELECT bad", QueryParameters(consistency: .one))
      #expect(await failureName { try await connection.ask(question, within: .seconds(1)) } == "malformed")
      try await site.roundTrip(on: connection)
    }
  }

  @Test(
    "Bytes that are no message end the connection, and everybody is told (case 22)", arguments: ProtocolVersion.allCases
  )
  func damagedFrame(version: ProtocolVersion) async throws {
    try await Site.with { site in
      site.node.on(.statement("INSERT held"), .drop)
      site.node.on(.statement("SELECT bad"), .raw(Array(repeating: 0x55, count: 40)))
      let connection = try await site.open(version)
      let answers = Answers()
      _ = try await site.send("INSERT held", on: connection, to: answers, tag: 0)
      _ = try await site.send("SELECT bad", on: connection, to: answers, tag: 1)
      var outcomes: Set<String> = []
      for _ in 0..<2 { outcomes.insert("\(await answers.next(), default: "nothing")") }
      #expect(outcomes == ["0: malformed", "1: malformed"])
      try await site.node.untilOpen(0)
    }
  }

  @Test("A request that cannot be said is refused, and the connection goes on (case 22)")
  func tooLarge() async throws {
    try await Site.with {
      $0.connections.limits = FrameLimits(outgoing: 1_000)
    } _: { site in
      let connection = try await site.open()
      let answers = Answers()
      await #expect(throws: CQLProtocolError.self) {
        try await site.send(String(repeating: "x", count: 2_000), on: connection, to: answers)
      }
      #expect(try await site.loop.run { connection.inFlight } == 0)
      try await site.roundTrip(on: connection)
      #expect(await answers.rest().isEmpty)
    }
  }
}
