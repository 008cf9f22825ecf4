import Domain
import Queries
import Testing

@testable import Web

@Suite("Numbers in both languages")
struct NumberFormatTests {
  @Test(
    "Money has the currency's decimals, grouped, with the symbol where the language puts it",
    arguments: [
      (194_240, "EUR", "€1,942.40", "1\u{202F}942,40\u{A0}€"),
      (0, "EUR", "€0.00", "0,00\u{A0}€"),
      (5, "GBP", "£0.05", "0,05\u{A0}£"),
      (99, "USD", "$0.99", "0,99\u{A0}$"),
      (100_000_000, "CAD", "$1,000,000.00", "1\u{202F}000\u{202F}000,00\u{A0}$"),
      (-1_050, "EUR", "−€10.50", "−\u{202F}10,50\u{A0}€"),
      (1_500, "JPY", "¥1,500", "1\u{202F}500\u{A0}¥"),
      (1_500, "TND", "TND\u{A0}1.500", "1,500\u{A0}TND"),
      (123_456, "CHF", "CHF\u{A0}1,234.56", "1\u{202F}234,56\u{A0}CHF"),
      (
        Int64.max, "EUR", "€92,233,720,368,547,758.07",
        "92\u{202F}233\u{202F}720\u{202F}368\u{202F}547\u{202F}758,07\u{A0}€"
      ),
      (
        Int64.min, "JPY", "−¥9,223,372,036,854,775,808",
        "−\u{202F}9\u{202F}223\u{202F}372\u{202F}036\u{202F}854\u{202F}775\u{202F}808\u{A0}¥"
      ),
    ] as [(Int64, String, String, String)])
  func money(minorUnits: Int64, code: String, english: String, french: String) throws {
    let currency = try Fixture.currency(code)
    #expect(NumberFormat(.english).money(minorUnits, in: currency) == english)
    #expect(NumberFormat(.french).money(minorUnits, in: currency) == french)
  }

  @Test(
    "Whole numbers are grouped by three",
    arguments: [
      (0, "0", "0"), (999, "999", "999"), (1_000, "1,000", "1\u{202F}000"),
      (-12_345, "−12,345", "−\u{202F}12\u{202F}345"),
      (1_048_576, "1,048,576", "1\u{202F}048\u{202F}576"),
    ] as [(Int64, String, String)])
  func whole(number: Int64, english: String, french: String) {
    #expect(NumberFormat(.english).whole(number) == english)
    #expect(NumberFormat(.french).whole(number) == french)
  }

  @Test(
    "A change says which way it went",
    arguments: [
      (64, "+6.4%", "+\u{202F}6,4\u{A0}%"), (-11, "−1.1%", "−\u{202F}1,1\u{A0}%"), (0, "0.0%", "0,0\u{A0}%"),
      (12_345, "+1,234.5%", "+\u{202F}1\u{202F}234,5\u{A0}%"),
    ] as [(Int64, String, String)])
  func change(tenths: Int64, english: String, french: String) {
    #expect(NumberFormat(.english).change(Percentage(tenths: tenths)) == english)
    #expect(NumberFormat(.french).change(Percentage(tenths: tenths)) == french)
  }
}

@Suite("Ratios of exact integers")
struct PercentageTests {
  @Test(
    "A part of a whole is rounded half away from zero",
    arguments: [
      (1, 3, 333), (2, 3, 667), (1, 1, 1_000), (0, 7, 0), (1, 2_000, 1), (1, 2_001, 0), (-1, 2_000, -1),
      (Int64.max, Int64.max, 1_000), (Int64.max, 1, Int64.max),
    ] as [(Int64, Int64, Int64)])
  func part(part: Int64, whole: Int64, tenths: Int64) {
    #expect(Percentage(part, of: whole)?.tenths == tenths)
  }

  @Test("There is no part of nothing, and nothing to compare with nothing")
  func ofNothing() {
    #expect(Percentage(5, of: 0) == nil)
    #expect(Percentage(from: 0, to: 5) == nil)
  }

  @Test(
    "A change is measured by what was before",
    arguments: [(100, 121, 210), (200, 150, -250), (3, 3, 0), (160_240, 194_240, 212), (1, 0, -1_000)]
      as [(Int64, Int64, Int64)])
  func change(before: Int64, now: Int64, tenths: Int64) {
    #expect(Percentage(from: before, to: now)?.tenths == tenths)
  }

  @Test("An average is rounded half away from zero, and none of nothing")
  func average() {
    #expect(Int64(82_374_614).perEach(of: 1_559) == 52_838)
    #expect(Int64(5).perEach(of: 2) == 3)
    #expect(Int64(-5).perEach(of: 2) == -3)
    #expect(Int64(5).perEach(of: 0) == nil)
  }
}
