import CQLProtocol
import CassandraClientTesting
import EventLoops
import Testing

@testable import CassandraClient

@Suite("A node that does not read is not sent more than there is room for", .timeLimit(.minutes(10)))
struct ConnectionPressureTests {
  private static let limit = 1 << 20
  private static let size = 64 << 10

  private func withSite(isEnciphered: Bool = false, _ body: @Sendable (Site) async throws -> Void) async throws {
    try await Site.with(isEnciphered: isEnciphered) {
      $0.connections.maximalBufferedBytes = Self.limit
    } _: {
      try await body($0)
    }
  }

  private static let query = String(repeating: "x", count: size)

  /// Sends until there is no room for many turns of the loop, in which the system may still take something; how many were
  /// sent.
  private func fill(_ connection: NodeConnection, _ site: Site, _ answers: Answers) async throws -> Int {
    var (sent, refused) = (0, 0)
    while refused < 200 {
      if try await site.send(Self.query, on: connection, to: answers, tag: sent) != nil {
        (sent, refused) = (sent + 1, 0)
      } else {
        refused += 1
      }
    }
    return sent
  }

  @Test(
    "What waits for the network is bounded, and goes out when the node reads again (case 23)", arguments: [false, true])
  func bounded(isEnciphered: Bool) async throws {
    try await withSite(isEnciphered: isEnciphered) { site in
      let connection = try await site.open()
      await site.node.pauseReading()
      let answers = Answers()
      let (rooms, room) = AsyncStream<Void>.makeStream()
      try await site.loop.run { connection.onRoom = { room.yield() } }
      let sent = try await fill(connection, site, answers)
      let buffered = try await site.loop.run { connection.tcp?.bufferedBytes ?? 0 }
      #expect(buffered > 0 && buffered <= Self.limit + 2 * Self.size)
      #expect(await failureName { try await connection.ask(OptionsRequest(), within: .seconds(1)) } == "overloaded")
      await site.node.resumeReading()
      for await _ in rooms { break }
      var tags: Set<String> = []
      for _ in 0..<sent { tags.insert("\(await answers.next(), default: "nothing")") }
      #expect(tags == Set((0..<sent).map { "\($0): done" }))
      #expect(try await site.loop.run { connection.hasRoom })
      try await site.roundTrip(on: connection)
    }
  }

  @Test("Requests that are made in one turn are bounded as well (case 23)")
  func oneTurn() async throws {
    try await withSite { site in
      let connection = try await site.open()
      await site.node.pauseReading()
      let answers = Answers()
      let sent = try await site.loop.run {
        var sent = 0
        let request = QueryRequest(Self.query, QueryParameters(consistency: .one))
        while try connection.send(request, to: answers, tag: sent) != nil { sent += 1 }
        return sent
      }
      #expect(sent <= Self.limit / Self.size + 1)
      await site.node.resumeReading()
      for tag in 0..<sent { #expect("\(await answers.next(), default: "nothing")" == "\(tag): done") }
      #expect(try await site.loop.run { connection.hasRoom })
    }
  }

  @Test("Time limits count while nothing is read (case 23)")
  func timeouts() async throws {
    try await withSite { site in
      let connection = try await site.open()
      await site.node.pauseReading()
      let question = QueryRequest(Self.query, QueryParameters(consistency: .one))
      let problems = await withTaskGroup { group in
        for _ in 0..<8 {
          group.addTask { await failureName { try await connection.ask(question, within: .seconds(2)) } }
        }
        group.addTask {
          // The heartbeat has a timer of its own.
          try? await site.clock.wait(forTimers: 9)
          try? await site.clock.advance(by: .seconds(2))
          return nil
        }
        return await group.reduce(into: []) { problems, problem in problem.map { problems.append($0) } }
      }
      #expect(problems == Array(repeating: "timed out", count: 8))
      #expect(try await site.loop.run { connection.inFlight } == 8)
      await site.node.resumeReading()
      try await site.roundTrip(on: connection)
      #expect(try await site.loop.run { connection.inFlight } == 0)
    }
  }

  @Test("A node that reads nothing for too long is given up, whatever waits to be sent (case 23)")
  func givenUp() async throws {
    try await withSite { site in
      let connection = try await site.open()
      await site.node.pauseReading()
      let answers = Answers()
      let ends = Ends(of: connection)
      try await ends.watch()
      let sent = try await fill(connection, site, answers)
      let options = site.configuration.connections
      try await site.clock.advance(by: options.heartbeatInterval + options.heartbeatTimeout)
      #expect(await ends.reason() == "connection lost: timed_out")
      #expect(await answers.rest().count == sent)
    }
  }
}
