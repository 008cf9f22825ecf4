import Domain
import Imports
import Testing

@testable import Web

@Suite("What imports say")
struct ImportStringsTests {
  @Test("A refusal of a rule is said in French without a word of English")
  func french() {
    let french = French()
    func reason(_ error: StoreError) -> String {
      french.reason(of: RefusedRow(row: 2, column: "c", reason: .store(error)))
    }
    func error(_ body: () throws(StoreError) -> Void) -> StoreError {
      do throws(StoreError) { try body() } catch { return error }
      return .keyReused
    }
    let sentences = [
      error { () throws(StoreError) in _ = try SKU("") }, error { () throws(StoreError) in _ = try Quantity(0) },
      error { () throws(StoreError) in _ = try Currency.euro.money("x", field: "price") },
      error { () throws(StoreError) in _ = try EmailAddress("xyz") },
      error { () throws(StoreError) in _ = try Product.Name("a\u{7}") },
      .malformed(field: "c", expected: "a whole number"),
      .malformed(field: "c", expected: "a time with its offset, such as 2010-12-01T08:26:00+00:00"),
    ].map(reason)
    #expect(
      sentences == [
        "Doit être\u{A0}: 1 à 64 caractères.", "Doit être\u{A0}: 1 à 999999.",
        "Doit être\u{A0}: un montant comme 999.95, au plus 2 décimales.",
        "Doit être\u{A0}: une adresse comme name@example.com.",
        "Doit être\u{A0}: du texte sans caractères de contrôle.", "Doit être\u{A0}: un nombre entier.",
        "Doit être\u{A0}: un moment avec son décalage, comme 2010-12-01T08:26:00+00:00.",
      ])
  }
}
