import Randomness
import Domain
import StoreSamples
import Foundation
import Testing

@Suite("Timestamps")
struct TimestampTests {
  @Test(
    "RFC 3339 is read with any offset",
    arguments: [
      ("1970-01-01T00:00:00Z", 0),
      ("2010-12-01T08:26:00+00:00", 1_291_191_960_000_000),
      ("2010-12-01T09:26:00+01:00", 1_291_191_960_000_000),
      ("2010-12-01T03:56:00-04:30", 1_291_191_960_000_000),
      ("2010-12-01T03:56:00-0430", 1_291_191_960_000_000),
      ("2010-12-01t08:26:00z", 1_291_191_960_000_000),
      ("2010-12-01 08:26:00Z", 1_291_191_960_000_000),
      ("2010-12-01T08:26:00.5Z", 1_291_191_960_500_000),
      ("2010-12-01T08:26:00.000001Z", 1_291_191_960_000_001),
      ("2010-12-01T08:26:00.0000019999999999999999999999999999Z", 1_291_191_960_000_001),
      ("1969-12-31T23:59:59.999999Z", -1),
      ("0000-01-01T00:00:00Z", -62_167_219_200_000_000),
      ("9999-12-31T23:59:59.999999Z", 253_402_300_799_999_999),
    ] as [(String, Int64)])
  func reads(text: String, microseconds: Int64) {
    #expect(Timestamp(text) == Timestamp(microseconds: microseconds))
  }

  @Test(
    "Anything else names no moment",
    arguments: [
      "", "2010-12-01", "2010-12-01T08:26:00", "2010-12-01T08:26Z", "2010-12-01T08:26:0Z", "2010-12-01T8:26:00Z",
      "2010-12-01T24:00:00Z", "2010-12-01T23:60:00Z", "2010-12-01T23:59:60Z", "2010-13-01T00:00:00Z",
      "2010-02-29T00:00:00Z", "10-12-01T08:26:00Z", "2010-12-01T08:26:00.Z", "2010-12-01T08:26:00.x1Z",
      "2010-12-01T08:26:00+", "2010-12-01T08:26:00+1", "2010-12-01T08:26:00+01", "2010-12-01T08:26:00+0:100",
      "2010-12-01T08:26:00+01:00:00", "2010-12-01T08:26:00+:0100", "2010-12-01T08:26:00+24:00",
      "2010-12-01T08:26:00+01:60", "2010-12-01T08:26:00ZZ", "2010-12-01T08:26:00Z ", "2010-12-01T-8:26:00Z",
      "２０10-12-01T08:26:00Z", "2010-12-01T08:26:00,5Z", "01/12/2010 08:26", "1291191960",
      "0000-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01",
    ])
  func refuses(text: String) { #expect(Timestamp(text) == nil) }

  @Test("Are written in UTC, with microseconds only where there are some")
  func writes() {
    #expect("\(Timestamp(microseconds: 1_291_191_960_000_000))" == "2010-12-01T08:26:00Z")
    #expect("\(Timestamp(microseconds: 1_291_191_960_000_070))" == "2010-12-01T08:26:00.000070Z")
    #expect("\(Timestamp(microseconds: -1))" == "1969-12-31T23:59:59.999999Z")
  }

  @Test("What is written reads back to the same moment")
  func roundTrips() {
    let seed = UInt64.random(in: 0 ... .max)
    var random = SeededRandom(seed: seed)
    for _ in 0..<2_000 {
      let years = Int64(-62_167_219_200_000_000)...253_402_300_799_999_999
      let moment = Timestamp(microseconds: .random(in: years, using: &random))
      #expect(Timestamp(moment.description) == moment, "seed \(seed)")
    }
  }

  @Test("Foundation writes the same")
  func agreesWithFoundation() {
    let seed = UInt64.random(in: 0 ... .max)
    var random = SeededRandom(seed: seed)
    for _ in 0..<500 {
      let seconds = Int64.random(in: -10_000_000_000...10_000_000_000, using: &random)
      let expected = Date(timeIntervalSince1970: Double(seconds)).ISO8601Format()
      #expect("\(Timestamp(microseconds: seconds * 1_000_000))" == expected, "seed \(seed)")
    }
  }

  @Test("Seconds are rounded down, before 1970 too")
  func seconds() {
    #expect([-1_000_001, -1, 0, 999_999, 1_000_000].map { Timestamp(microseconds: $0).seconds } == [-2, -1, 0, 0, 1])
  }
}

@Suite("Calendar days")
struct CalendarDayTests {
  @Test("Agree with Foundation's Gregorian calendar")
  func agreesWithFoundation() throws {
    let seed = UInt64.random(in: 0 ... .max)
    var random = SeededRandom(seed: seed)
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    for _ in 0..<2_000 {
      // From 1600 on: before, Foundation's calendar is Julian.
      let day = CalendarDay(number: .random(in: -135_000...2_932_896, using: &random))
      let date = Date(timeIntervalSince1970: Double(day.number) * 86_400)
      let parts = calendar.dateComponents([.year, .month, .day], from: date)
      let (year, month, ofMonth) = day.components
      #expect([year, month, ofMonth] == [parts.year, parts.month, parts.day], "seed \(seed)")
    }
  }

  @Test("Every day of four centuries follows the one before, in numbers, names and order")
  func consecutive() {
    var expected = CalendarDay(number: -719_528)
    for year in 0..<400 {
      for month in 1...12 {
        for day in 1...31 {
          guard let found = CalendarDay(year: year, month: month, day: day) else { continue }
          #expect(found == expected)
          expected = expected.advanced(by: 1)
        }
      }
    }
    #expect(expected.number == -719_528 + 146_097)
  }

  @Test("Text reads back to the same day, and sorts as days do")
  func roundTrips() {
    let seed = UInt64.random(in: 0 ... .max)
    var random = SeededRandom(seed: seed)
    let days = (0..<500).map { _ in CalendarDay(number: .random(in: -719_528...2_932_896, using: &random)) }.sorted()
    #expect(days.map { CalendarDay($0.description) } == days, "seed \(seed)")
    #expect(days.map(\.description) == days.map(\.description).sorted(), "seed \(seed)")
  }

  @Test("A leap day exists every fourth year, but for centuries that 400 does not divide")
  func leapDays() {
    let leap = [2000, 2004, 2400].map { CalendarDay(year: $0, month: 2, day: 29)?.description }
    #expect(leap == ["2000-02-29", "2004-02-29", "2400-02-29"])
    #expect([1900, 2001, 2100].allSatisfy { CalendarDay(year: $0, month: 2, day: 29) == nil })
  }

  @Test(
    "Days that do not exist are none",
    arguments: [
      "2010-00-01", "2010-13-01", "2010-01-00", "2010-01-32", "2010-04-31", "2010-1-01", "10-01-01", "2010-01-1",
      "2010/01/01", "-010-01-01", "2010-01-01-", "2010-01", "", "20100101", "２010-01-01",
    ])
  func refuses(text: String) { #expect(CalendarDay(text) == nil) }

  @Test("Numbers past any calendar are refused, not computed", arguments: [Int.max, Int.min, 10_000])
  func hostileNumbers(number: Int) {
    #expect(CalendarDay(year: number, month: 1, day: 1) == nil)
    #expect(CalendarDay(year: 2010, month: number, day: 1) == nil)
    #expect(CalendarDay(year: 2010, month: 1, day: number) == nil)
  }
}
