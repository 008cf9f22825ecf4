import Domain
import HTTPServer
import Queries
import Testing

@testable import Web

@Suite("The period picker's arithmetic")
struct PeriodChoiceTests {
  struct Expectation: Sendable {
    let preset: PeriodPreset
    let today: String
    let period: String
    let before: String
  }

  @Test(
    "Each preset ends today and is compared with as much time before",
    arguments: [
      Expectation(
        preset: .lastSevenDays, today: "2026-11-21", period: "2026-11-15 2026-11-21", before: "2026-11-08 2026-11-14"),
      Expectation(
        preset: .lastSevenDays, today: "2026-01-03", period: "2025-12-28 2026-01-03", before: "2025-12-21 2025-12-27"),
      Expectation(
        preset: .lastThirtyDays, today: "2026-11-21", period: "2026-10-23 2026-11-21", before: "2026-09-23 2026-10-22"),
      Expectation(
        preset: .lastThirtyDays, today: "2028-03-01", period: "2028-02-01 2028-03-01", before: "2028-01-02 2028-01-31"),
      Expectation(
        preset: .thisMonth, today: "2026-11-21", period: "2026-11-01 2026-11-21", before: "2026-10-01 2026-10-21"),
      Expectation(
        preset: .thisMonth, today: "2026-01-01", period: "2026-01-01 2026-01-01", before: "2025-12-01 2025-12-01"),
      Expectation(
        preset: .thisMonth, today: "2026-03-30", period: "2026-03-01 2026-03-30", before: "2026-02-01 2026-02-28"),
      Expectation(
        preset: .thisMonth, today: "2026-04-30", period: "2026-04-01 2026-04-30", before: "2026-03-01 2026-03-31"),
      Expectation(
        preset: .thisMonth, today: "2028-02-29", period: "2028-02-01 2028-02-29", before: "2028-01-01 2028-01-31"),
      Expectation(
        preset: .thisYear, today: "2026-11-21", period: "2026-01-01 2026-11-21", before: "2025-01-01 2025-11-21"),
      Expectation(
        preset: .thisYear, today: "2026-12-31", period: "2026-01-01 2026-12-31", before: "2025-01-01 2025-12-31"),
      Expectation(
        preset: .thisYear, today: "2028-02-29", period: "2028-01-01 2028-02-29", before: "2027-01-01 2027-02-28"),
      Expectation(
        preset: .thisYear, today: "2027-02-28", period: "2027-01-01 2027-02-28", before: "2026-01-01 2026-02-28"),
      Expectation(preset: .all, today: "2026-11-21", period: "… …", before: "none"),
    ])
  func presets(expected: Expectation) throws {
    let compared = try ComparedPeriod(
      .preset(expected.preset), on: try #require(CalendarDay(expected.today)), isCompared: true)
    #expect(text(compared.period) == expected.period)
    #expect(compared.before.map(text) ?? "none" == expected.before)
  }

  @Test(
    "Days of one's own are compared with as many days, or as many months, before",
    arguments: [
      ("2010-12-01", "2010-12-31", "2010-11-01 2010-11-30"),
      ("2010-12-05", "2010-12-31", "2010-11-08 2010-12-04"),
      ("2026-01-01", "2026-03-31", "2025-10-01 2025-12-31"),
      ("2025-01-01", "2025-12-31", "2024-01-01 2024-12-31"),
      ("2026-11-21", "2026-11-21", "2026-11-20 2026-11-20"),
      ("2026-11-21", "", "none"),
      ("", "2026-11-21", "none"),
      ("0000-01-01", "9999-12-31", "none"),
    ])
  func days(from: String, to: String, before: String) throws {
    let compared = try ComparedPeriod(.days(from: from, to: to), on: Fixture.today, isCompared: true)
    #expect(compared.period == (try Period(from: CalendarDay(from), to: CalendarDay(to))))
    #expect(compared.before.map(text) ?? "none" == before)
  }

  @Test(
    "Days that are none, or in the wrong order, are named",
    arguments: [
      ("2026-02-30", "", PeriodFault.noSuchDay(.from)),
      ("2026-02-01", "tomorrow", .noSuchDay(.to)),
      ("2026-02-02", "2026-02-01", .endsTooEarly(from: CalendarDay("2026-02-02"))),
    ])
  func faults(from: String, to: String, fault: PeriodFault) {
    #expect(throws: fault) { try ComparedPeriod(.days(from: from, to: to), on: Fixture.today, isCompared: true) }
  }

  @Test("Addresses say what the picker says, and are read back as the same")
  func addresses() throws {
    let choices: [PeriodChoice?] =
      [nil, .days(from: "2026-11-01", to: ""), .days(from: "\"&+é", to: "x=y")]
      + PeriodPreset.allCases.map { .preset($0) }
    for choice in choices {
      let address = Address.report(.topBuyers, choice, by: .orders).text
      let query = Request(.get, address).query
      #expect(try PeriodChoice(query) == choice, "\(address)")
      #expect(query["by"] == "orders")
    }
  }

  @Test("A period that no picker offers is refused by name")
  func unknownPreset() {
    let error = StoreError.outOfRange(field: "period", allowed: "7-days, 30-days, this-month, this-year, all")
    #expect(throws: error) { try PeriodChoice(URLEncodedValues("period=always")) }
  }

  @Test(
    "Today is the day on the shop's wall, at year ends and when the clocks change",
    arguments: [
      ("2025-12-31T23:30:00Z", "2026-01-01 2026-01-01"), ("2025-12-31T22:30:00Z", "2025-12-01 2025-12-31"),
      ("2026-03-28T23:30:00Z", "2026-03-01 2026-03-29"), ("2026-03-29T22:30:00Z", "2026-03-01 2026-03-30"),
      ("2026-10-24T22:30:00Z", "2026-10-01 2026-10-25"), ("2026-10-25T22:30:00Z", "2026-10-01 2026-10-25"),
      ("2026-10-25T23:30:00Z", "2026-10-01 2026-10-26"),
    ])
  func today(time: String, month: String) throws {
    let today = try Fixture.calendar().day(at: try #require(Timestamp(time)))
    #expect(text(try PeriodPreset.thisMonth.period(on: today)) == month)
  }

  private func text(_ period: Period) -> String {
    "\(period.from?.description ?? "…") \(period.to?.description ?? "…")"
  }
}
