import Domain
import Queries
import StoreSamples
import Testing

@Suite("Lists of orders")
struct OrderListTests {
  private func list(_ side: any ReadStoreUnderTest, _ ask: (inout OrderListQuery) -> Void) async throws -> [String] {
    var query = OrderListQuery()
    query.limit = 2
    ask(&query)
    return try await names(side.store.all(query), "reference")
  }

  private func orders(_ engine: ReadEngine) async throws -> any ReadStoreUnderTest {
    let side = try engine.open()
    try await side.show(
      .orderImported(try Things.order(1, by: 1, hour: 1, reference: "INV-100", .fulfilled)),
      .orderImported(try Things.order(2, by: 2, hour: 2, reference: "INV-101", .placed)),
      .orderImported(try Things.order(3, by: 1, hour: 2, reference: "été/1", .placed)),
      .orderImported(try Things.order(4, by: 1, hour: 3, reference: "inv-2", .cancelled)),
      .orderImported(try Things.order(5, by: 1, hour: 4, reference: "X", .paid)))
    return side
  }

  @Test("Newest first, by status, buyer and time, alone and together", arguments: ReadEngine.allCases)
  func filtered(engine: ReadEngine) async throws {
    let side = try await orders(engine)
    #expect(try await list(side) { _ in } == ["X", "inv-2", "été/1", "INV-101", "INV-100"])
    #expect(try await list(side) { $0.status = .placed } == ["été/1", "INV-101"])
    #expect(try await list(side) { $0.buyer = Samples.userID(1) } == ["X", "inv-2", "été/1", "INV-100"])
    #expect(try await list(side) { ($0.buyer, $0.status) = (Samples.userID(1), .placed) } == ["été/1"])
    #expect(try await list(side) { $0.buyer = Samples.userID(9) } == [])
    #expect(try await list(side) { $0.placed = Things.time(2)..<Things.time(4) } == ["inv-2", "été/1", "INV-101"])
    #expect(try await list(side) { $0.placed = Things.time(2)..<Things.time(2) } == [])
    let open = Timestamp(microseconds: .min)..<Timestamp(microseconds: .max)
    #expect(try await list(side) { $0.placed = open }.count == 5)
    let both = try await list(side) { query in
      (query.buyer, query.status) = (Samples.userID(2), .placed)
      query.placed = Things.time(0)..<Things.time(3)
    }
    #expect(both == ["INV-101"])
  }

  @Test("By the beginning of the reference, in any case", arguments: ReadEngine.allCases)
  func searched(engine: ReadEngine) async throws {
    let side = try await orders(engine)
    for (typed, found) in [
      ("inv-10", ["INV-101", "INV-100"]), ("INV", ["inv-2", "INV-101", "INV-100"]), ("ÉTÉ/", ["été/1"]),
      ("ete", ["été/1"]), ("nv", []), ("x", ["X"]), ("INV-100 ", ["INV-100"]), ("inv 1", []), ("%", []), ("*", []),
    ] {
      #expect(try await list(side) { $0.search = SearchText(typed) } == found, "\(typed)")
    }
    #expect(try await list(side) { ($0.search, $0.status) = (SearchText("inv"), .placed) } == ["INV-101"])
    let mine = try await list(side) { ($0.search, $0.buyer) = (SearchText("inv"), Samples.userID(1)) }
    #expect(mine == ["inv-2", "INV-100"])
    #expect(
      try await list(side) { ($0.search, $0.placed) = (SearchText("inv"), Things.time(2)..<Things.time(3)) } == [
        "INV-101"
      ])
  }

  @Test(
    "An order moves from status to status, and goes from every list when it is deleted", arguments: ReadEngine.allCases)
  func moved(engine: ReadEngine) async throws {
    let side = try await orders(engine)
    let order = try Things.order(2, by: 2, hour: 2, reference: "INV-101", .placed)
    let paid = try order.moved(to: .paid)
    try await side.show(.orderMoved(from: order, to: paid))
    #expect(try await list(side) { $0.status = .placed } == ["été/1"])
    #expect(try await list(side) { $0.status = .paid } == ["X", "INV-101"])
    #expect(try await list(side) { ($0.status, $0.search) = (.paid, SearchText("inv")) } == ["INV-101"])
    let cancelled = try paid.moved(to: .cancelled)
    try await side.show(.orderMoved(from: paid, to: cancelled), .orderDeleted(cancelled))
    #expect(try await list(side) { _ in } == ["X", "inv-2", "été/1", "INV-100"])
    #expect(try await list(side) { $0.search = SearchText("INV-101") } == [])
    #expect(try await list(side) { $0.buyer = Samples.userID(2) } == [])
  }
}
