import Randomness
import Domain
import Queries
import StoreSamples
import Testing

@Suite("Periods")
struct PeriodTests {
  @Test("The buckets of any period hold each of its days once, and no other", arguments: 0..<20 as Range<UInt64>)
  func exactCover(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    for longest in [3, 40, 800, 3, 40, 800] {
      let start = Int.random(in: 10_000..<25_000, using: &random)
      let length = Int.random(in: 0..<longest, using: &random)
      let period = try Period(from: CalendarDay(number: start), to: CalendarDay(number: start + length))
      #expect(days(of: period, within: start - 70..<start + length + 70) == Array(start...start + length))
      #expect(period.buckets(of: .product).count <= 3)
    }
  }

  @Test("A period without a beginning or an end holds all days before or after", arguments: 0..<20 as Range<UInt64>)
  func openPeriods(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let day = CalendarDay(number: Int.random(in: 10_000..<11_000, using: &random))
    let until = try Period(from: nil, to: day)
    let since = try Period(from: day, to: nil)
    #expect(days(of: until, within: 9_900..<11_100) == Array(9_900...day.number))
    #expect(days(of: since, within: 9_900..<11_100) == Array(day.number..<11_100))
    #expect(Period.all.buckets(of: .product) == [.all ... .all])
    #expect(days(of: .all, within: 9_900..<11_100, cube: .hour) == Array(9_900..<11_100))
  }

  @Test("Whole months are months, and a day is a day")
  func fewest() throws {
    let first = try #require(CalendarDay("2024-02-01"))
    let last = try #require(CalendarDay("2024-02-29"))
    #expect(try Period(from: first, to: last).buckets(of: .product) == [.month(of: first) ... .month(of: first)])
    #expect(try Period(from: last, to: last).buckets(of: .product) == [.day(last) ... .day(last)])
  }

  @Test("An end before the beginning is refused")
  func backwards() throws {
    let first = try #require(CalendarDay("2024-02-01"))
    #expect(throws: StoreError.outOfRange(field: "to", allowed: "2024-02-01 or later")) {
      try Period(from: first, to: first.advanced(by: -1))
    }
  }

  @Test(
    "Before the year 0 there is no period to compare with",
    arguments: [("0000-01-01", "0000-01-31"), ("0000-01-03", "0000-01-05")])
  func beforeTheCalendar(from: String, to: String) throws {
    let (first, last): (CalendarDay?, CalendarDay?) = (CalendarDay(from), CalendarDay(to))
    let period = try Period(from: first, to: last)
    #expect(period.previous == nil && period.asManyDaysBefore == nil && period.earlier(byMonths: 1) == nil)
  }

  /// The days whose own bucket, or whose month's, lies in the period's: as often as it does.
  private func days(of period: Period, within all: Range<Int>, cube: SalesCube = .product) -> [Int] {
    let buckets = period.buckets(of: cube)
    return all.flatMap { number -> [Int] in
      let day = CalendarDay(number: number)
      let times = buckets.count { $0.contains(.day(day)) } + buckets.count { $0.contains(.month(of: day)) }
      return Array(repeating: number, count: times)
    }
  }
}
