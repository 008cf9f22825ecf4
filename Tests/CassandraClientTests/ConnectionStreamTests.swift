import CQLProtocol
import CassandraClientTesting
import EventLoops
import Testing

@testable import CassandraClient

@Suite("Each answer goes to the request it belongs to, or to nobody", .timeLimit(.minutes(10)))
struct ConnectionStreamTests {
  @Test("An answer that belongs to no request ends the connection, for nothing on it can be trusted (case 19)")
  func unknownStream() async throws {
    try await Site.with { site in
      site.node.on(.statement("INSERT held"), .drop)
      site.node.on(.statement("INSERT wrong"), .void.onStream(77))
      let connection = try await site.open()
      let answers = Answers()
      _ = try await site.send("INSERT held", on: connection, to: answers, tag: 1)
      _ = try await site.send("INSERT wrong", on: connection, to: answers, tag: 2)
      #expect(
        Set([await answers.next(), await answers.next()].map { "\($0, default: "nothing")" })
          == ["1: malformed", "2: malformed"])
      try await site.node.untilOpen(0)
      #expect(try await site.loop.run { connection.phase } == .closed)
    }
  }

  @Test("An answer that comes twice ends the connection (case 19)")
  func duplicate() async throws {
    try await Site.with { site in
      site.node.on(.statement("INSERT twice"), .void.twice)
      let connection = try await site.open()
      let answers = Answers()
      let ends = Ends(of: connection)
      try await ends.watch()
      _ = try await site.send("INSERT twice", on: connection, to: answers)
      #expect("\(await answers.next(), default: "nothing")" == "0: done")
      #expect(await ends.reason() == "malformed")
      #expect(await answers.rest().isEmpty)
    }
  }

  @Test("What a node tells without having been asked is passed over (case 19)", arguments: [false, true])
  func unasked(isEvent: Bool) async throws {
    try await Site.with { site in
      site.node.on(.statement("INSERT a"), .all(.void.onStream(-1), .body(.event, [0, 3]).onStream(-1), .void))
      let connection = try await site.open()
      if isEvent { #expect(try await site.node.send(.other("NOISE"), unasked: true) == 1) }
      let answers = Answers()
      _ = try await site.send("INSERT a", on: connection, to: answers)
      #expect("\(await answers.next(), default: "nothing")" == "0: done")
      try await site.roundTrip(on: connection)
    }
  }

  @Test("Events are handed over, in order, to whoever registered (case 19)")
  func events() async throws {
    try await Site.with { site in
      let connection = try await site.open(takesEvents: true)
      let (events, found) = AsyncStream<ServerEvent>.makeStream()
      try await site.loop.run { connection.onEvent = { found.yield($0) } }
      let endpoint = InetEndpoint(address: InetAddress(v4: 0x7F00_0002), port: 9042)
      let sent: [ServerEvent] = [.statusChange(.down, endpoint), .topologyChange(.newNode, endpoint)]
      for event in sent { try await site.node.send(event) }
      var received: [ServerEvent] = []
      for await event in events {
        received.append(event)
        if received.count == sent.count { break }
      }
      #expect(received == sent)
    }
  }

  @Test("The answer to a request that was given up goes to nobody, and only then is its id used again (case 20)")
  func orphan() async throws {
    try await Site.with {
      $0.connections.maximalInFlight = 2
    } _: { site in
      let gate = FakeGate()
      site.node.on(.statement("INSERT late"), .hold(gate))
      let connection = try await site.open()
      let (abandoned, others) = (Answers(), Answers())
      let late = try #require(try await site.send("INSERT late", on: connection, to: abandoned))
      try await gate.wait(for: 1)
      try await site.loop.run { connection.abandon(late) }
      for tag in 0..<5 {
        let stream = try #require(try await site.send("INSERT a", on: connection, to: others, tag: tag))
        #expect(stream != late)
        #expect("\(await others.next(), default: "nothing")" == "\(tag): done")
      }
      #expect(try await site.loop.run { connection.inFlight } == 1)
      gate.open()
      try await site.roundTrip(on: connection)
      #expect(try await site.loop.run { connection.inFlight } == 0)
      let again = try await site.loop.run {
        try (0..<2).map { tag in
          try connection.send(QueryRequest("INSERT a", QueryParameters(consistency: .one)), to: others, tag: tag)
        }
      }
      #expect(again.contains(late))
      #expect(await abandoned.rest().isEmpty)
    }
  }

  @Test("A question whose time is up leaves its stream to the late answer (case 20)")
  func timeout() async throws {
    try await Site.with { site in
      let gate = FakeGate()
      site.node.on(.query, .hold(gate))
      let connection = try await site.open()
      async let problem = failureName {
        try await connection.ask(QueryRequest("INSERT", QueryParameters(consistency: .one)), within: .seconds(2))
      }
      try await gate.wait(for: 1)
      try await site.clock.advance(by: .seconds(2))
      #expect(await problem == "timed out")
      #expect(try await site.loop.run { connection.inFlight } == 1)
      gate.open()
      try await site.roundTrip(on: connection)
      #expect(try await site.loop.run { connection.inFlight } == 0)
    }
  }

  @Test("A task that is cancelled leaves its stream to the late answer (case 20)")
  func cancelled() async throws {
    try await Site.with { site in
      let gate = FakeGate()
      site.node.on(.query, .hold(gate))
      let connection = try await site.open()
      let asking = Task {
        try await connection.ask(QueryRequest("INSERT", QueryParameters(consistency: .one)), within: .seconds(2))
      }
      try await gate.wait(for: 1)
      asking.cancel()
      await #expect(throws: CancellationError.self) { try await asking.value }
      #expect(try await site.loop.run { connection.inFlight } == 1)
      gate.open()
      try await site.roundTrip(on: connection)
      #expect(try await site.loop.run { connection.inFlight } == 0)
    }
  }

  @Test(
    "Too many requests that were given up: no more are taken, those that are waited for finish, then it ends (case 20)")
  func tooManyOrphans() async throws {
    try await Site.with {
      $0.connections.maximalOrphans = 3
    } _: { site in
      let gate = FakeGate()
      site.node.on(.query, .hold(gate))
      let connection = try await site.open()
      let (abandoned, waited) = (Answers(), Answers())
      let ends = Ends(of: connection)
      try await ends.watch()
      var streams: [Int16] = []
      for _ in 0..<4 { streams.append(try #require(try await site.send("INSERT", on: connection, to: abandoned))) }
      #expect(try await site.send("INSERT", on: connection, to: waited, tag: 9) != nil)
      try await gate.wait(for: 5)
      for stream in streams.dropLast() { try await site.loop.run { connection.abandon(stream) } }
      #expect(try await site.loop.run { connection.hasRoom })
      let last = try #require(streams.last)
      try await site.loop.run { connection.abandon(last) }
      #expect(try await site.loop.run { connection.phase } == .draining)
      #expect(try await site.send("INSERT", on: connection, to: waited) == nil)
      gate.releaseOne(at: 4)
      #expect("\(await waited.next(), default: "nothing")" == "9: done")
      #expect(await ends.reason() == "connection lost: closed")
      try await site.node.untilOpen(0)
      #expect(await abandoned.rest().isEmpty)
    }
  }

  @Test("Where no stream is free a request is not sent; an answer makes room and says so (case 21)")
  func lowLimit() async throws {
    try await Site.with {
      $0.connections.maximalInFlight = 2
    } _: { site in
      let gate = FakeGate()
      site.node.on(.query, .hold(gate))
      let connection = try await site.open()
      let answers = Answers()
      let (rooms, room) = AsyncStream<Void>.makeStream()
      try await site.loop.run { connection.onRoom = { room.yield() } }
      #expect(try await site.send("INSERT", on: connection, to: answers, tag: 1) != nil)
      #expect(try await site.send("INSERT", on: connection, to: answers, tag: 2) != nil)
      #expect(try await site.send("INSERT", on: connection, to: answers, tag: 3) == nil)
      #expect(try await site.loop.run { !connection.hasRoom })
      try await gate.wait(for: 2)
      gate.releaseOne()
      #expect("\(await answers.next(), default: "nothing")" == "1: done")
      for await _ in rooms { break }
      #expect(try await site.send("INSERT", on: connection, to: answers, tag: 4) != nil)
      #expect(await failureName { try await connection.ask(OptionsRequest(), within: .seconds(1)) } == "overloaded")
      try await gate.wait(for: 2)
      gate.open()
      #expect("\(await answers.next(), default: "nothing")" == "2: done")
      #expect("\(await answers.next(), default: "nothing")" == "4: done")
    }
  }

  @Test("32,768 requests are on their way at once, each with an answer of its own, and not one more (case 21)")
  func allStreams() async throws {
    try await Site.with {
      $0.connections.maximalInFlight = 32_768
      $0.compression = .lz4
    } _: { site in
      let gate = FakeGate()
      site.node.on(.query) { request in
        .hold(gate, then: .rows(["s": .text], [[.text(request.query ?? "")]]))
      }
      let connection = try await site.open()
      let answers = Answers()
      let streams = try await site.loop.run {
        try (0..<32_769).map { number in
          let request = QueryRequest("SELECT \(number)", QueryParameters(consistency: .one))
          return try connection.send(request, to: answers, tag: number)
        }
      }
      #expect(streams.last == .some(nil))
      #expect(Set(streams.compactMap { $0 }).count == 32_768)
      try await gate.wait(for: 32_768)
      gate.open()
      var seen: Set<Int> = []
      while seen.count < 32_768, case .answer(let tag, .success(.result(.rows(let rows))))? = await answers.next() {
        let isRight = try rows.first?.decode(at: 0) == "SELECT \(tag)"
        guard isRight, seen.insert(tag).inserted else {
          Issue.record("request \(tag) got \(String(describing: rows.first))")
          return
        }
      }
      #expect(seen.count == 32_768)
      #expect(try await site.loop.run { connection.inFlight } == 0)
    }
  }

  @Test("Answers find their requests in whatever order they come", arguments: [1, 2, 3] as [UInt64])
  func anyOrder(seed: UInt64) async throws {
    try await Site.with { site in
      let gate = FakeGate()
      site.node.on(.query) { request in
        .hold(gate, then: .rows(["s": .text], [[.text(request.query ?? "")]]))
      }
      let connection = try await site.open()
      let answers = Answers()
      for number in 0..<50 { _ = try await site.send("SELECT \(number)", on: connection, to: answers, tag: number) }
      try await gate.wait(for: 50)
      var state = seed
      for left in (1...50).reversed() {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        gate.releaseOne(at: Int(state >> 33) % left)
        guard case .answer(let tag, .success(.result(.rows(let rows))))? = await answers.next() else {
          Issue.record("there was no answer, with the seed \(seed)")
          return
        }
        #expect(try rows.first?.decode(at: 0) == "SELECT \(tag)", "with the seed \(seed)")
      }
    }
  }
}
