import Domain
import Imports
import StoreSamples
import Testing

@testable import Terminal

@Suite("Sentences")
struct SentenceTests {
  static let unavailable: [Unavailability] = [
    .busy, .stopping, .full, .readOnly, .damaged, .buildingReads(percent: 40), .failed("disk I/O error"),
    .outcomeUnknown,
  ]
  static let errors: [StoreError] =
    [
      .notFound(.product, key: "A"), .notFound(.report, key: "x"), .outOfRange(field: "limit", allowed: "1 to 1000"),
      .malformed(field: "price", expected: "an amount"), .alreadyExists(.user, field: "email", value: "a@b.org"),
      .amountTooLarge, .shortage([Shortage(product: Samples.productID(1), asked: 3, available: 2)]),
      .wrongStatus(order: Samples.orderID(1), is: .cancelled, needed: [.placed, .paid]),
      .notForSale(Samples.productID(1)), .changedMeanwhile(current: 3), .keyReused,
    ] + unavailable.map(StoreError.unavailable)

  @Test(
    "Begin small, end without a full stop, and what cannot be mended by other input says what to do", arguments: errors)
  func form(error: StoreError) {
    for text in [error.message, error.remedy].compactMap({ $0 }) {
      #expect(text.first?.isUppercase == false && text.last != ".")
    }
    if case .unavailable = error { #expect(error.remedy != nil) }
  }

  @Test("Name what they are about")
  func subjects() {
    #expect(
      StoreError.wrongStatus(order: Samples.orderID(1), is: .cancelled, needed: [.placed, .paid]).message
        == "the order \(Samples.orderID(1)) is cancelled, it would have to be placed or paid")
    #expect(
      StoreError.shortage([Shortage(product: Samples.productID(1), asked: 3, available: 2)]).message
        == "2 of 3 units of the product \(Samples.productID(1)) are there")
    #expect(
      StoreError.alreadyExists(.user, field: "email", value: "a@b.org").message
        == "the store has another user with the email \"a@b.org\"")
  }

  @Test("Refused rows are named by row and column")
  func refusedRows() {
    let rows: [(RefusedRow, String)] = [
      (
        RefusedRow(row: 2, column: "sku", reason: .store(.notFound(.product, key: "CHAIR"))),
        "row 2, sku: there is no product \"CHAIR\""
      ),
      (
        RefusedRow(row: 3, column: nil, reason: .store(.amountTooLarge)),
        "row 3: the amount is more than the store can count, 10^12 of the currency's smallest unit"
      ),
      (
        RefusedRow(row: 4, column: nil, reason: .together(withRow: 2)),
        "row 4: would be right, but row 2 of its order is not"
      ),
      (
        RefusedRow(row: 5, column: "placed_at", reason: .differs(fromRow: 2)),
        "row 5, placed_at: differs from row 2 of the same order"
      ),
      (RefusedRow(row: 6, column: nil, reason: .tooLong(limit: 16_384)), "row 6: is longer than 16,384 bytes"),
      (RefusedRow(row: 7, column: "name", reason: .notUTF8), "row 7, name: is not UTF-8 text"),
    ]
    for (row, sentence) in rows { #expect(row.sentence == sentence) }
  }

  @Test(
    "Numbers are grouped in threes",
    arguments: [
      ("0", "0"), ("999", "999"), ("1000", "1,000"), ("41480", "41,480"), ("-1234567.89", "-1,234,567.89"),
      ("0.05", "0.05"),
    ])
  func grouped(number: String, text: String) { #expect(Counted.grouped(number) == text) }
}
