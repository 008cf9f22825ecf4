import Domain
import Queries
import Testing

@Suite("Reports over time")
struct TimeAxisTests {
  private func axis(_ from: String?, _ to: String?, _ asked: ReportGrain? = nil, sold: (String, String)? = nil) throws
    -> TimeAxis
  {
    let period = try Period(from: from.flatMap { CalendarDay($0) }, to: to.flatMap { CalendarDay($0) })
    let sold = try sold.map { try #require(CalendarDay($0.0))...(try #require(CalendarDay($0.1))) }
    return try TimeAxis(period, asked: asked, sold: sold)
  }

  @Test("Up to a quarter is shown by the day, longer by the month, unless it is asked for")
  func grain() throws {
    #expect(try axis("2024-07-01", "2024-09-30").grain == .day)
    #expect(try axis("2024-07-01", "2024-10-01").grain == .month)
    #expect(try axis("2024-07-01", "2024-10-01", .day).count == 93)
    #expect(try axis("2024-02-29", "2024-02-29", .month).members == [.month(#require(CalendarDay("2024-02-01")))])
  }

  @Test("An open end is where sales begin or end")
  func openEnds() throws {
    let sold = ("2024-02-28", "2024-03-01")
    #expect(try axis(nil, nil, sold: sold).count == 3)
    #expect(try axis("2024-02-01", nil, sold: sold).count == 30)
    #expect(try axis(nil, "2024-03-10", sold: sold).count == 12)
    #expect(try axis(nil, nil).members == [])
    #expect(try axis("2024-02-01", nil).count == 1)
    #expect(try axis("2025-02-01", nil, sold: sold).count == 1)
  }

  @Test("Days at the ends of a period count for their months")
  func months() throws {
    let axis = try axis("2023-12-31", "2024-02-01", .month)
    let figures = axis.figures([
      .day(try #require(CalendarDay("2023-12-31"))): Figures(orders: 1),
      .month(of: try #require(CalendarDay("2024-01-01"))): Figures(orders: 2),
      .day(try #require(CalendarDay("2024-02-01"))): Figures(orders: 4),
      .day(try #require(CalendarDay("2024-03-01"))): Figures(orders: 8),
    ])
    #expect(figures.map(\.orders) == [1, 2, 4])
  }

  @Test("An average basket is rounded half up to the smallest coin")
  func averageBasket() {
    let baskets = [(0, 1), (1, 2), (5, 2), (10, 3), (11, 3), (14, 4), (82_374_614, 1_559)] as [(Int64, Int64)]
    #expect(baskets.map { Figures(revenue: $0, orders: $1).averageBasket } == [0, 1, 3, 3, 4, 4, 52_838])
    #expect(Figures(revenue: 0, orders: 0).averageBasket == nil)
  }
}
