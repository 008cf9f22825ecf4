import CQLProtocol
import CassandraClientTesting
import EventLoops
import Testing

@Suite("The script of a fake node", .timeLimit(.minutes(10)))
struct FakeScriptTests {
  /// A node and a client that is connected to it.
  private func withNode(
    clock: ManualClock = ManualClock(), _ body: @Sendable (FakeNode, inout BareClient) async throws -> Void
  ) async throws {
    try await withLoops { loops in
      let node = try await FakeNode(on: loops[0], clock: clock)
      var client = try await BareClient(to: node.address, on: loops[0])
      _ = try await client.start()
      try await body(node, &client)
    }
  }

  private static let void = CQLResponse.result(.void)

  @Test("The latest rule that applies decides, for as many requests as it says and after as many")
  func order() async throws {
    try await withNode { node, client in
      node.on(.query, .error(.syntax, "all"))
      let rule = node.on(.statement(containing: "kv"), times: 1, skipping: 1, .error(.overloaded, "one"))
      var answers: [String] = []
      for text in ["INSERT kv", "INSERT kv", "INSERT kv", "INSERT other"] {
        if case .error(let error) = try await client.query(text) { answers.append(error.message) }
      }
      #expect(answers == ["all", "one", "all", "all"])
      #expect(rule.applied == 1)
      node.removeRules()
      #expect(try await client.query("INSERT kv") == Self.void)
    }
  }

  @Test("Chances are drawn from the seed: the same in every run")
  func probability() async throws {
    try await withNode { node, client in
      var runs: [[Bool]] = []
      for _ in 0..<2 {
        node.removeRules()
        node.on(.query, probability: 0.5, seed: 42, .error(.overloaded))
        var failed: [Bool] = []
        for _ in 0..<40 { failed.append(try await client.query("INSERT") != Self.void) }
        runs.append(failed)
      }
      #expect(runs[0] == runs[1])
      #expect((8...32).contains(runs[0].count { $0 }))
    }
  }

  @Test("Conditions are put together")
  func conditions() async throws {
    try await withNode { node, client in
      node.on((.stream(1) || .stream(2)) && !.query("INSERT b") && .connection(1), .error(.syntax))
      var answers: [Bool] = []
      for (stream, text) in [(0, "INSERT a"), (1, "INSERT a"), (2, "INSERT b"), (2, "INSERT c")] as [(Int16, String)] {
        let request = QueryRequest(text, QueryParameters(consistency: .one))
        answers.append(try await client.ask(request, stream: stream) == Self.void)
      }
      #expect(answers == [true, false, true, false])
    }
  }

  @Test("Answers are late by the node's clock")
  func delay() async throws {
    let clock = ManualClock()
    try await withNode(clock: clock) { node, client in
      node.on(.query("INSERT late"), .delay(.seconds(3)))
      try await client.send(QueryRequest("INSERT late", QueryParameters(consistency: .one)), stream: 1)
      try await client.send(QueryRequest("INSERT soon", QueryParameters(consistency: .one)), stream: 2)
      #expect(try await client.next()?.stream == 2)
      try await clock.advance(by: .seconds(2))
      try await client.send(OptionsRequest(), stream: 3)
      #expect(try await client.next()?.stream == 3)
      try await clock.advance(by: .seconds(1))
      #expect(try await client.next()?.stream == 1)
    }
  }

  @Test("Requests are held until the gate opens, and let go in any order")
  func gate() async throws {
    try await withNode { node, client in
      let gate = FakeGate()
      node.on(.query, .hold(gate))
      for stream in 0..<4 {
        try await client.send(QueryRequest("INSERT", QueryParameters(consistency: .one)), stream: Int16(stream))
      }
      try await gate.wait(for: 4)
      #expect(gate.waiting == 4)
      gate.releaseOne(at: 2)
      #expect(try await client.next()?.stream == 2)
      gate.releaseOne()
      #expect(try await client.next()?.stream == 0)
      gate.open()
      #expect(try await client.next()?.stream == 1)
      #expect(try await client.next()?.stream == 3)
      #expect(try await client.query("INSERT") == Self.void)
    }
  }

  @Test("A request may be left without an answer, answered twice, on another stream, or in other words")
  func odd() async throws {
    try await withNode { node, client in
      node.on(.query("INSERT drop"), .drop)
      node.on(.query("INSERT twice"), .normally.twice)
      node.on(.query("INSERT other"), .void.onStream(99))
      node.on(.query("INSERT bad"), .body(.result, [0, 0, 0, 9]))
      for (stream, word) in [(1, "drop"), (2, "twice"), (3, "other"), (4, "bad")] as [(Int16, String)] {
        try await client.send(QueryRequest("INSERT \(word)", QueryParameters(consistency: .one)), stream: stream)
      }
      var streams: [Int16?] = []
      for _ in 0..<3 { streams.append(try await client.next()?.stream) }
      #expect(streams == [2, 2, 99])
      let bad = try #require(try await client.next())
      #expect(bad.stream == 4)
      #expect(throws: CQLProtocolError.self) { try bad.response() }
    }
  }

  @Test("What comes with an answer: warnings, the id of a trace, a payload")
  func context() async throws {
    try await withNode { node, client in
      let id = CQLUUID(high: 1, low: 2)
      node.on(.query("INSERT a"), .void.with(warnings: ["w"], tracingID: id, payload: ["k": [1]]))
      let query = QueryRequest("INSERT a", QueryParameters(consistency: .one))
      try await client.send(query)
      let (context, _) = try #require(try await client.next()?.response())
      #expect(context == MessageContext(tracingID: id, warnings: ["w"], payload: ["k": [1]]))
      node.removeRules()
      try await client.send(query, context: MessageContext(isTraced: true))
      #expect(try await client.next()?.response().context.tracingID != nil)
    }
  }

  @Test("A connection is closed in good order, broken off, or sent bytes of any kind")
  func ends() async throws {
    try await withLoops { loops in
      let node = try await FakeNode(on: loops[0])
      node.on(.query("INSERT close"), .all(.void, .close))
      node.on(.query("INSERT reset"), .reset)
      node.on(.query("INSERT raw"), .raw(Array("nonsense, and long enough to be looked at".utf8)))
      var first = try await BareClient(to: node.address, on: loops[0])
      _ = try await first.start()
      #expect(try await first.query("INSERT close") == Self.void)
      #expect(try await first.next() == nil)
      var second = try await BareClient(to: node.address, on: loops[0])
      _ = try await second.start()
      do {
        let answer = try await second.query("INSERT reset")
        Issue.record("a connection that was broken off was answered on: \(String(describing: answer))")
      } catch let error as NetworkError {
        #expect(error.code == .connectionReset)
      }
      var third = try await BareClient(to: node.address, on: loops[0])
      _ = try await third.start()
      do {
        let answer = try await third.query("INSERT raw")
        Issue.record("nonsense was taken for an answer: \(String(describing: answer))")
      } catch is CQLProtocolError {
      }
    }
  }

  @Test("Events go to those that registered for them")
  func events() async throws {
    try await withNode { node, client in
      let event = ServerEvent.schemaChange(SchemaChange(.created, keyspace: "shop", .keyspace))
      #expect(try await node.send(event) == 0)
      #expect(try await client.ask(RegisterRequest(events: [ServerEvent.Name.schemaChange])) == .ready)
      #expect(node.activity.registrations == [1: [ServerEvent.Name.schemaChange]])
      let endpoint = InetEndpoint(address: InetAddress(v4: 0x7F00_0001), port: 9042)
      #expect(try await node.send(.statusChange(.up, endpoint)) == 0)
      #expect(try await node.send(event) == 1)
      let envelope = try #require(try await client.next())
      #expect(envelope.stream == -1)
      #expect(try envelope.response().body == .event(event))
    }
  }
}
