import Randomness
import Domain
import Foundation
import Queries
import StoreSamples
import Testing

@Suite("The store's calendar")
struct StoreCalendarTests {
  @Test(
    "Its offset is that of the time zone database at any moment since 1970",
    arguments: [
      "UTC", "Europe/Paris", "Europe/London", "Europe/Istanbul", "America/Montreal", "America/Sao_Paulo",
      "Asia/Kolkata", "Asia/Pyongyang", "Pacific/Apia", "Australia/Lord_Howe", "Africa/Casablanca",
    ])
  func offsets(zone name: String) throws {
    let calendar = try #require(StoreCalendar(timeZone: name))
    let zone = try #require(TimeZone(identifier: name))
    var random = SeededRandom(seed: 1)
    let moments = (0..<2_000).map { _ in Int64.random(in: 0..<2_500_000_000, using: &random) }
    #expect(
      moments.map { calendar.offset(at: Timestamp(microseconds: $0 * 1_000_000)) }
        == moments.map { Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double($0)))) })
  }

  @Test(
    "A day begins with the first second that shows it, also where the clock changes at midnight",
    arguments: [
      "UTC", "Europe/Paris", "America/Sao_Paulo", "America/Havana", "Pacific/Apia", "Asia/Amman", "Africa/Cairo",
      "Asia/Kolkata", "Australia/Lord_Howe",
    ])
  func starts(zone: String) throws {
    let calendar = try #require(StoreCalendar(timeZone: zone))
    for number in 10_957..<18_262 {  // 2000 to 2019
      let day = CalendarDay(number: number)
      let start = calendar.start(of: day)
      let before = Timestamp(microseconds: start.microseconds - 1)
      #expect(calendar.day(at: before) < day)
      // Samoa had no 30 December 2011.
      #expect(
        calendar.day(at: start)
          == (day.description == "2011-12-30" && zone == "Pacific/Apia" ? day.advanced(by: 1) : day))
    }
  }

  @Test("A period is from its first day's beginning up to the beginning of the day after its last")
  func moments() throws {
    let calendar = try #require(StoreCalendar(timeZone: "Europe/Paris"))
    let period = try Period(from: CalendarDay("2026-03-28"), to: CalendarDay("2026-03-29"))
    let moments = calendar.moments(of: period)
    #expect(moments == Timestamp("2026-03-27T23:00:00Z")..<Timestamp("2026-03-29T22:00:00Z"))
    let all = calendar.moments(of: .all)
    #expect(all.lowerBound.microseconds == .min && all.upperBound.microseconds == .max)
  }

  @Test("A name that is no time zone is refused")
  func unknown() {
    #expect(StoreCalendar(timeZone: "Europe/Atlantis") == nil)
  }
}
