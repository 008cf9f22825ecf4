import CQLProtocol
import CassandraClient
import CassandraClientTesting
import EventLoops
import Testing

@Suite("Results that come in pages", .timeLimit(.minutes(10)))
struct RequestPagingTests {
  private static let query = "SELECT n FROM kv"
  private static let request = FakeCondition.query(query)

  private static func rows(_ count: Int) -> FakeRows {
    FakeRows(["n": .int], (0..<count).map { [.int(Int32($0))] })
  }

  private func numbers(_ rows: RowSequence) async throws -> [Int] {
    var numbers: [Int] = []
    for try await row in rows { numbers.append(try row.decode(as: Int.self)) }
    return numbers
  }

  @Test(
    "Every row comes once, in its order, whatever the size of pages (case 38)", arguments: [1, 7, 10, 20, 21, 1_000])
  func sizes(_ size: Int) async throws {
    try await withSession { session, cluster in
      cluster[1]?.on(Self.request, .pages(Self.rows(20)))
      let seen = try await numbers(session.rows(Statement(Self.query).pages(of: size)))
      #expect(seen == Array(0..<20))
      #expect(cluster[1]?.received(Self.request).count == (20 + size - 1) / size)
      #expect(cluster[1]?.received(Self.request).allSatisfy { $0.parameters?.pageSize == Int32(size) } == true)
    }
  }

  @Test("Prepared statements page as texts do (case 38)")
  func prepared() async throws {
    try await withSession { session, cluster in
      cluster.describe(FakeStatement(Self.query, returns: Self.rows(20)))
      let select = try await session.prepare(Self.query)
      let seen = try await numbers(session.rows(select.bind().pages(of: 3)))
      #expect(seen == Array(0..<20))
    }
  }

  @Test("An empty page is not the end while more is said to follow (case 38)")
  func emptyPages() async throws {
    try await withSession { session, cluster in
      cluster[1]?.on(Self.request) { request in
        switch request.parameters?.pagingState {
        case nil: .rows(Self.rows(0), pagingState: [1])
        case [1]: .rows(Self.rows(2), pagingState: [2])
        case [2]: .rows(Self.rows(0), pagingState: [3])
        default: .rows(Self.rows(0))
        }
      }
      let seen = try await numbers(session.rows(Statement(Self.query)))
      #expect(seen == [0, 1])
      var pages: [Int] = []
      for try await page in session.pages(Statement(Self.query)) { pages.append(page.rows.count) }
      #expect(pages == [0, 2, 0, 0])
    }
  }

  @Test("No more than one page is asked for ahead of the reader (case 38)")
  func onePageAhead() async throws {
    try await withSession { session, cluster in
      cluster[1]?.on(Self.request, .pages(Self.rows(20)))
      var pages = session.pages(Statement(Self.query).pages(of: 1)).makeAsyncIterator()
      #expect(cluster[1]?.received(Self.request).count == 0)
      for read in 1...3 {
        _ = try await pages.next()
        try await cluster[1]?.received(read + 1, Self.request)
        try await session.untilIdle()
        #expect(cluster[1]?.received(Self.request).count == read + 1)
      }
    }
  }

  @Test("A page that fails ends the reading with its error, behind the rows of the pages before (case 38)")
  func failingPage() async throws {
    try await withSession { session, cluster in
      cluster[1]?.on(Self.request) { request in
        request.parameters?.pagingState == nil ? .rows(Self.rows(2), pagingState: [1]) : .error(.invalid, "gone")
      }
      var rows = session.rows(Statement(Self.query)).makeAsyncIterator()
      let numbers = try await [rows.next(), rows.next()].map { try $0?.decode(as: Int.self) }
      #expect(numbers == [0, 1])
      let kind = await failure { try await rows.next() }
      #expect(kind?.serverError == .invalid)
      let end = try await rows.next()
      #expect(end == nil)
    }
  }

  @Test("Each page has the whole time limit, and one that takes longer fails (case 38)")
  func slowPage() async throws {
    let clock = ManualClock()
    try await withSession {
      $0.clock = clock
    } _: { session, cluster in
      let gate = FakeGate()
      cluster[1]?.on(Self.request) { request in
        switch request.parameters?.pagingState {
        case nil: .rows(Self.rows(1), pagingState: [1])
        case [1]: .hold(gate, then: .rows(Self.rows(1), pagingState: [2]))
        default: .drop
        }
      }
      var pages = session.pages(Statement(Self.query).within(.seconds(2))).makeAsyncIterator()
      #expect(try await pages.next()?.rows.count == 1)
      try await gate.wait(for: 1)
      try await clock.advance(by: .milliseconds(1_500))
      gate.open()
      #expect(try await pages.next()?.rows.count == 1)
      try await cluster[1]?.received(3, Self.request)
      try await clock.advance(by: .milliseconds(1_500))
      #expect(try await session.inFlight() == 1)
      try await clock.advance(by: .milliseconds(600))
      let kind = await failure { try await pages.next() }
      #expect(kind?.timeLimit == .seconds(2))
    }
  }

  @Test("A reader that goes away, or is cancelled, gives up the page that is on its way (case 38)")
  func cancelled() async throws {
    try await withSession {
      $0.defaults.timeout = nil
    } _: { session, cluster in
      let gate = FakeGate()
      cluster[1]?.on(Self.request) { request in
        request.parameters?.pagingState == nil ? .rows(Self.rows(1), pagingState: [1]) : .hold(gate)
      }
      for try await _ in session.rows(Statement(Self.query)) { break }
      try await gate.wait(for: 1)
      try await session.untilOrphans(1)
      let task = Task {
        var count = 0
        for try await _ in session.rows(Statement(Self.query)) { count += 1 }
        return count
      }
      try await gate.wait(for: 2)
      task.cancel()
      await #expect(throws: CancellationError.self) { try await task.value }
      // Their streams are taken until the node has answered, and then free.
      try await session.untilOrphans(2)
      #expect(try await session.inFlight() == 2)
      gate.open()
      try await session.untilIdle()
    }
  }

  @Test("Reading goes on from where a page ended, in another session too (case 38)")
  func resumed() async throws {
    try await withSession { session, cluster in
      cluster[1]?.on(Self.request, .pages(Self.rows(20)))
      let statement = Statement(Self.query).pages(of: 6)
      let first = try await session.execute(statement)
      let state = try #require(first.pagingState)
      let kept = PagingState(state.bytes)
      let seen = try await numbers(session.rows(statement.resuming(from: kept)))
      #expect(seen == Array(6..<20))
    }
  }

  @Test("One node gives all pages; when it cannot, another goes on without a row lost or doubled (case 38)")
  func coordinators() async throws {
    try await withSession(nodes: 3) { session, cluster in
      for node in cluster.nodes { node.on(Self.request, .pages(Self.rows(30))) }
      var coordinators: [Int: Int] = [:]
      var numbers: [Int] = []
      var index = 0
      for try await page in session.pages(Statement(Self.query).pages(of: 2)) {
        numbers += try page.rows.map { try $0.decode(as: Int.self) }
        let id = try #require(cluster.description.members.first { $0.address == page.coordinator.address }?.id)
        coordinators[id, default: 0] += 1
        index += 1
        if index == 5 { cluster[id]?.on(Self.request, .error(.overloaded)) }
      }
      #expect(numbers == Array(0..<30))
      #expect(coordinators.count >= 2)
      // Five pages were read and one was ahead when the first stopped; the last of all is empty.
      #expect(coordinators.values.contains { $0 == 5 || $0 == 6 })
    }
  }

  @Test("Without a failure one node gives all pages (case 38)")
  func oneCoordinator() async throws {
    try await withSession(nodes: 3) { session, cluster in
      for node in cluster.nodes { node.on(Self.request, .pages(Self.rows(30))) }
      let count = try await numbers(session.rows(Statement(Self.query).pages(of: 2))).count
      #expect(count == 30)
      #expect(cluster.nodes.count { !$0.received(Self.request).isEmpty } == 1)
    }
  }

  @Test("A page of no rows, or of more than can be said, is refused")
  func impossibleSizes() async throws {
    try await withSession { session, _ in
      for size in [0, -1, .max] {
        let kind = await failure { try await session.execute(Statement(Self.query).pages(of: size)) }
        #expect(kind?.invalidity != nil)
      }
    }
  }
}
