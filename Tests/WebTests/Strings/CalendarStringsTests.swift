import Domain
import Queries
import StoreSamples
import Testing

@testable import Web

@Suite("Days and times in both languages")
struct CalendarStringsTests {
  @Test(
    "A day is written out, the first of a month as the language does",
    arguments: [
      ("2026-11-21", "Saturday 21 November 2026", "samedi 21 novembre 2026", "21 Nov 2026", "21 nov. 2026"),
      ("2026-03-01", "Sunday 1 March 2026", "dimanche 1ᵉʳ mars 2026", "1 Mar 2026", "1ᵉʳ mars 2026"),
      ("1969-12-29", "Monday 29 December 1969", "lundi 29 décembre 1969", "29 Dec 1969", "29 déc. 1969"),
    ])
  func days(text: String, english: String, french: String, shortEnglish: String, shortFrench: String) throws {
    let day = try #require(CalendarDay(text))
    #expect(English().dayOfWeek(day) == english)
    #expect(French().dayOfWeek(day) == french)
    #expect(English().shortDay(day) == shortEnglish)
    #expect(French().shortDay(day) == shortFrench)
  }

  @Test(
    "A period does not say twice what its ends share",
    arguments: [
      ("2026-11-01", "2026-11-21", "1 to 21 November 2026", "du 1ᵉʳ au 21 novembre 2026"),
      ("2026-10-23", "2026-11-21", "23 October to 21 November 2026", "du 23 octobre au 21 novembre 2026"),
      ("2025-12-31", "2026-01-01", "31 December 2025 to 1 January 2026", "du 31 décembre 2025 au 1ᵉʳ janvier 2026"),
      ("2026-11-21", "2026-11-21", "21 November 2026", "le 21 novembre 2026"),
      ("2026-11-21", nil, "since 21 November 2026", "depuis le 21 novembre 2026"),
      (nil, "2026-11-21", "until 21 November 2026", "jusqu’au 21 novembre 2026"),
      (nil, nil, "since the first sale", "depuis la première vente"),
    ] as [(String?, String?, String, String)])
  func periods(from: String?, to: String?, english: String, french: String) throws {
    let period = try Period(from: from.flatMap { CalendarDay($0) }, to: to.flatMap { CalendarDay($0) })
    #expect(English().period(period) == english)
    #expect(French().period(period) == french)
  }

  @Test("The wall clock of the shop is read, not that of Greenwich")
  func clock() throws {
    let time = TimeOfDay(Timestamp("2026-11-21T13:05:08Z"), in: try Fixture.calendar())
    #expect(time == TimeOfDay(hour: 14, minute: 5, second: 8))
    #expect(English().time(time) == "14:05")
    #expect(English().exactTime(time) == "14:05:08")
    #expect(French().exactTime(time) == "14\u{202F}h\u{202F}05\u{202F}min\u{202F}08")
  }

  @Test("An hour that the clock skips or repeats is the one that the wall shows")
  func daylightSaving() throws {
    let calendar = try Fixture.calendar()
    #expect(TimeOfDay(Timestamp("2026-03-29T00:59:59Z"), in: calendar) == TimeOfDay(hour: 1, minute: 59, second: 59))
    #expect(TimeOfDay(Timestamp("2026-03-29T01:00:00Z"), in: calendar) == TimeOfDay(hour: 3, minute: 0, second: 0))
    #expect(TimeOfDay(Timestamp("2026-10-25T00:30:00Z"), in: calendar) == TimeOfDay(hour: 2, minute: 30, second: 0))
    #expect(TimeOfDay(Timestamp("2026-10-25T01:30:00Z"), in: calendar) == TimeOfDay(hour: 2, minute: 30, second: 0))
  }

  @Test("A moment of today is a time, any other a day")
  func moments() throws {
    let french = try Fixture.localisation(.french)
    #expect(french.moment(Timestamp("2026-11-20T23:30:00Z"), seenOn: Fixture.today) == "0\u{202F}h\u{202F}30")
    #expect(french.moment(Timestamp("2026-11-20T22:30:00Z"), seenOn: Fixture.today) == "20 nov. 2026")
  }
}
