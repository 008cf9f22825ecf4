import Domain
import Testing

@testable import Web

@Suite("Reading forms")
struct FormReaderTests {
  private func reader(_ values: FormValues) throws -> FormReader {
    FormReader(FormState(values, key: "k"), currency: try Fixture.currency())
  }

  @Test(
    "An amount may have a point or a comma, and blanks",
    arguments: [
      ("18.50", 1_850), ("18,50", 1_850), ("18", 1_800), (" 1\u{202F}234,5 ", 123_450), ("0", 0),
    ] as [(String, Int64)])
  func amounts(typed: String, minorUnits: Int64) throws {
    var reader = try reader(["price": typed])
    #expect(reader.amount("price")?.minorUnits == minorUnits)
    #expect(!reader.isRefused)
  }

  @Test(
    "What is no amount says how one looks",
    arguments: ["abc", "1,234.50", "18.505", "-3", "1.2.3", "€5", "1e3"])
  func noAmounts(typed: String) throws {
    var reader = try reader(["price": typed])
    #expect(reader.amount("price") == nil)
    #expect(reader.state.fault(of: "price") == .notAmount(example: "18.50"))
  }

  @Test("An amount past what the store counts is too large")
  func tooLarge() throws {
    var reader = try reader(["price": String(repeating: "9", count: 30)])
    #expect(reader.amount("price") == nil)
    #expect(reader.state.fault(of: "price") == .amountTooLarge)
  }

  @Test(
    "Whole numbers within their range",
    arguments: [
      ("12", 12, nil), ("-3", -3, nil), ("−3", -3, nil), ("+4", 4, nil), ("1 000", 1_000, nil), ("1.5", nil, .notWhole),
      ("--1", nil, .notWhole), ("-", nil, .notWhole), ("1001", nil, .outOfRange(-9...1_000)), ("", nil, .missing),
      (String(repeating: "9", count: 10_000), nil, .outOfRange(-9...1_000)),
    ] as [(String, Int?, FieldFault?)])
  func wholes(typed: String, number: Int?, fault: FieldFault?) throws {
    var reader = try reader(["units": typed])
    #expect(reader.whole("units", in: -9...1_000) == number)
    #expect(reader.state.fault(of: "units") == fault)
  }

  @Test("Every fault of a form is told at once, in the order of its fields")
  func allAtOnce() throws {
    var reader = try reader(["name": String(repeating: "x", count: 10_000), "sku": " ", "note": "a\u{7}b"])
    let name = reader.text("name", atMost: 150) { (text) throws(StoreError) in try Product.Name(text) }
    let sku = reader.text("sku", atMost: 64) { (text) throws(StoreError) in try SKU(text) }
    let note = reader.optionalText("note", atMost: 500) { (text) throws(StoreError) in try StockMovement.note(text) }
    #expect(name == nil && sku == nil && note == nil)
    #expect(
      reader.state.faults == [
        .init(name: "name", fault: .tooLong(limit: 150)), .init(name: "sku", fault: .missing),
        .init(name: "note", fault: .unprintable),
      ])
  }

  @Test("What may be missing is no fault")
  func optional() throws {
    var reader = try reader(["a": "  "])
    #expect(reader.optionalText("a", atMost: 5) { $0 } == nil)
    #expect(reader.optionalWhole("b", in: 0...1) == nil)
    #expect(!reader.isRefused)
  }
}
