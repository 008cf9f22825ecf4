import Randomness
import Domain
import StoreSamples
import Testing

@Suite("Money")
struct MoneyTests {
  @Test("Is from nothing to 10¹² of the smallest unit")
  func limits() throws {
    #expect(try Money(minorUnits: 0) == .zero)
    #expect(try Money(minorUnits: 1_000_000_000_000).minorUnits == 1_000_000_000_000)
    #expect(throws: StoreError.amountTooLarge) { try Money(minorUnits: 1_000_000_000_001) }
    #expect(throws: StoreError.amountTooLarge) { try Money(minorUnits: .max) }
    #expect(throws: StoreError.outOfRange(field: "amount", allowed: "0 or more")) { try Money(minorUnits: -1) }
  }

  @Test("Sums and products are exact up to the limit and refused past it")
  func arithmetic() throws {
    let most = try Money(minorUnits: 1_000_000_000_000)
    #expect(try most + .zero == most)
    #expect(throws: StoreError.amountTooLarge) { try most + Money(minorUnits: 1) }
    #expect(try Money(minorUnits: 1_999) * Quantity(3) == Money(minorUnits: 5_997))
    #expect(
      try Money(minorUnits: 1_000_001) * Quantity(999_999) == Money(minorUnits: 999_999_999_999 + 999_999 - 999_999))
    #expect(throws: StoreError.amountTooLarge) { try most * Quantity(2) }
    #expect(throws: StoreError.amountTooLarge) { try most * Quantity(999_999) }
  }
}

@Suite("Quantities")
struct QuantityTests {
  @Test("Are 1 to 999 999", arguments: [1, 2, 999_999])
  func allowed(units: Int) throws { #expect(try Quantity(units).units == units) }

  @Test("Others are refused, naming the field", arguments: [0, -1, 1_000_000, Int.max, Int.min])
  func refused(units: Int) {
    #expect(throws: StoreError.outOfRange(field: "asked", allowed: "1 to 999999")) {
      try Quantity(units, field: "asked")
    }
  }

  @Test("Add up within the same limits")
  func sums() throws {
    #expect(try Quantity(2) + Quantity(3) == Quantity(5))
    #expect(throws: StoreError.outOfRange(field: "quantity", allowed: "1 to 999999")) {
      try Quantity(999_999) + Quantity(1)
    }
  }
}

@Suite("Currencies")
struct CurrencyTests {
  let pounds = Currency(code: "GBP")
  let yen = Currency(code: "jpy")
  let dinars = Currency(code: "KWD")

  @Test("Have the decimals of ISO 4217, whatever the case of their code")
  func decimals() {
    #expect([pounds, yen, dinars].map { $0?.decimals } == [2, 0, 3])
    #expect([pounds, yen, dinars].map { $0?.code } == ["GBP", "JPY", "KWD"])
  }

  @Test("Other codes are none", arguments: ["", "EU", "EURO", "E1R", "€€€", "éur"])
  func unknown(code: String) { #expect(Currency(code: code) == nil) }

  @Test("Amounts are written with exactly the currency's decimals")
  func writes() throws {
    let amounts = try [0, 5, 100, 99_995, 1_000_000_000_000].map { try Money(minorUnits: $0) }
    #expect(amounts.map { pounds?.text($0) } == ["0.00", "0.05", "1.00", "999.95", "10000000000.00"])
    #expect(amounts.map { yen?.text($0) } == ["0", "5", "100", "99995", "1000000000000"])
    #expect(amounts.map { dinars?.text($0) } == ["0.000", "0.005", "0.100", "99.995", "1000000000.000"])
  }

  @Test("Sums may be negative or past what one amount may be")
  func writesSums() {
    #expect(pounds?.text(minorUnits: -5) == "-0.05")
    #expect(pounds?.text(minorUnits: .min) == "-92233720368547758.08")
    #expect(yen?.text(minorUnits: -7) == "-7")
  }

  @Test(
    "Amounts are read with up to the currency's decimals; more only where they are zero",
    arguments: [
      ("999.95", 99_995), ("999.9", 99_990), ("999", 99_900), ("0", 0), ("0.00", 0), ("007", 700), ("1.2500", 125),
      ("10000000000", 1_000_000_000_000),
    ] as [(String, Int64)])
  func reads(text: String, minorUnits: Int64) throws {
    #expect(try pounds?.money(text, field: "price").minorUnits == minorUnits)
  }

  @Test("No decimals and three decimals are read as exactly")
  func readsOthers() throws {
    #expect(try yen?.money("1000", field: "price").minorUnits == 1_000)
    #expect(try yen?.money("1000.00", field: "price").minorUnits == 1_000)
    #expect(try dinars?.money("0.001", field: "price").minorUnits == 1)
    #expect(throws: StoreError.malformed(field: "price", expected: "a whole amount such as 1000")) {
      try yen?.money("1000.5", field: "price")
    }
    #expect(throws: StoreError.malformed(field: "price", expected: "an amount such as 999.095, at most 3 decimals")) {
      try dinars?.money("0.0001", field: "price")
    }
  }

  @Test(
    "What is not exactly an amount is refused, never rounded",
    arguments: [
      "", " ", ".", "1.", ".5", "1.999", "1,99", "1 000", "-1", "+1", "1e3", "0x10", "1.2.3", "£1", "١", "1.0０", "NaN",
      "1.00 ", "1_000",
    ])
  func refuses(text: String) {
    #expect(throws: StoreError.malformed(field: "price", expected: "an amount such as 999.95, at most 2 decimals")) {
      try pounds?.money(text, field: "price")
    }
  }

  @Test("Past the limit an amount is too large, however many digits it has", arguments: [12, 19, 20, 400])
  func tooLarge(digits: Int) {
    #expect(throws: StoreError.amountTooLarge) {
      try pounds?.money(String(repeating: "9", count: digits), field: "price")
    }
  }

  @Test("What is written reads back to the same amount")
  func roundTrips() throws {
    let seed = UInt64.random(in: 0 ... .max)
    var random = SeededRandom(seed: seed)
    for currency in [pounds, yen, dinars].compactMap({ $0 }) {
      for _ in 0..<300 {
        let amount = try Money(minorUnits: .random(in: Money.allowed, using: &random))
        #expect(try currency.money(currency.text(amount), field: "price") == amount, "seed \(seed)")
      }
    }
  }
}
