import Domain
import Queries
import StoreSamples
import Testing

@Suite("Sales figures")
struct SalesProjectionTests {
  let paris: StoreCalendar

  init() throws { paris = try #require(StoreCalendar(timeZone: "Europe/Paris")) }

  @Test("A cancelled order leaves every figure at zero")
  func cancellationUndoesAll() throws {
    let placed = try order(at: Timestamp("2024-05-05T12:00:00Z"))
    let paid = try placed.moved(to: .paid)
    let history: [Change] = [
      .orderPlaced(placed), .orderMoved(from: placed, to: paid),
      .orderMoved(from: paid, to: try paid.moved(to: .cancelled)),
    ]
    let cells = cells(after: history)
    #expect(cells.count == 13)  // three buckets of a buyer and two products, two of the hour and of who placed it
    #expect(cells.values.allSatisfy { $0 == .zero })
  }

  @Test("An order counts for its buyer, each product, who placed it and its hour, in the buckets of its day")
  func counts() throws {
    let day = try #require(CalendarDay("2024-05-05"))
    let cells = cells(after: [.orderPlaced(try order(at: Timestamp("2024-05-05T12:00:00Z")))])
    let whole = Figures(revenue: 900, quantity: 5, orders: 1)
    var expected: [ReportCell: Figures] = [:]
    for bucket in [ReportBucket.month(of: day), .day(day)] {
      expected[ReportCell(.hour, bucket, .hour(14))] = whole
      expected[ReportCell(.employee, bucket, .user(Samples.userID(7)))] = whole
    }
    for bucket in [ReportBucket.all, .month(of: day), .day(day)] {
      expected[ReportCell(.buyer, bucket, .user(Samples.userID(1)))] = whole
      expected[ReportCell(.product, bucket, .product(Samples.productID(1)))] =
        Figures(revenue: 600, quantity: 3, orders: 1)
      expected[ReportCell(.product, bucket, .product(Samples.productID(2)))] =
        Figures(revenue: 300, quantity: 2, orders: 1)
    }
    #expect(cells == expected)
  }

  @Test("An order imported as cancelled counts nowhere, whatever becomes of it")
  func importedCancelled() throws {
    let cancelled = try Order(
      imported: Samples.orderID(1), reference: OrderReference("INV-1"), buyer: Samples.userID(1),
      lines: order(at: Timestamp("2024-05-05T12:00:00Z")).lines, status: .cancelled,
      placedAt: Timestamp("2010-12-01T08:26:00Z"))
    #expect(cells(after: [.orderImported(cancelled)]) == [:])
  }

  @Test(
    "An order belongs to the day that the shop's wall calendar shows",
    arguments: [
      ("2024-01-15T22:59:59Z", "2024-01-15"), ("2024-01-15T23:00:00Z", "2024-01-16"),
      ("2024-07-15T21:59:59Z", "2024-07-15"), ("2024-07-15T22:00:00Z", "2024-07-16"),
      ("2024-03-30T23:30:00Z", "2024-03-31"), ("2024-03-31T21:59:59Z", "2024-03-31"),
      ("2024-03-31T22:00:00Z", "2024-04-01"), ("2024-10-26T22:00:00Z", "2024-10-27"),
      ("2024-10-27T22:59:59Z", "2024-10-27"), ("2024-10-27T23:00:00Z", "2024-10-28"),
      ("2024-12-31T23:30:00Z", "2025-01-01"),
    ])
  func localDay(moment: String, day: String) throws {
    let placedAt = try #require(Timestamp(moment))
    let day = try #require(CalendarDay(day))
    let buckets = Set(cells(after: [.orderPlaced(try order(at: placedAt))]).keys.map(\.bucket))
    #expect(buckets == [.all, .month(of: day), .day(day)])
  }

  @Test(
    "An order belongs to the hour that the shop's wall clock shows, twice where the clock is set back",
    arguments: [
      ("2024-01-15T23:00:00Z", 0), ("2024-07-15T21:59:59Z", 23), ("2024-03-31T00:59:59Z", 1),
      ("2024-03-31T01:00:00Z", 3), ("2024-10-27T00:30:00Z", 2), ("2024-10-27T01:30:00Z", 2),
      ("1969-12-31T22:59:59Z", 23),
    ])
  func localHour(moment: String, hour: Int) throws {
    let placedAt = try #require(Timestamp(moment))
    let cells = cells(after: [.orderPlaced(try order(at: placedAt))]).keys.filter { $0.cube == .hour }
    #expect(Set(cells.map(\.member)) == [.hour(hour)])
  }

  private func order(at placedAt: Timestamp) throws -> Order {
    try Samples.order(
      1, entered: 7, at: placedAt,
      [
        (2, of: Samples.product(1, price: 200)), (2, of: Samples.product(2, price: 150)),
        (1, of: Samples.product(1, price: 200)),
      ])
  }

  private func cells(after history: [Change]) -> [ReportCell: Figures] {
    var cells: [ReportCell: Figures] = [:]
    for case .add(let figures, to: let cell) in history.flatMap(SalesProjection(calendar: paris).operations) {
      cells[cell, default: .zero] += figures
    }
    return cells
  }
}
