import Domain
import StoreSamples
import Testing

@testable import Web

@Suite("The state of a form")
struct FormStateTests {
  private static let names = ["name", "price", "category"]

  private func sent(_ values: FormValues) -> FormState { FormState(sent: values, editing: Self.names) }

  @Test("What somebody else changed is taken where the visitor left it alone, and what was typed stays")
  func rebase() {
    var state = sent([
      "key": "k", "version": "3", "name": "Mine", "price": "5.00", "category": "Tea", "was.name": "Old",
      "was.price": "5.00", "was.category": "Tea",
    ])
    state.rebase(onto: ["name": "Theirs", "price": "6.00", "category": "Tea"], version: 4, names: Self.names)
    #expect(state.values.text("name") == "Mine")
    #expect(state.values.text("price") == "6.00")
    #expect(state.version == 4)
    #expect(
      state.changes == [
        FieldChange(name: "name", before: "Old", now: "Theirs", isContested: true),
        FieldChange(name: "price", before: "5.00", now: "6.00", isContested: false),
      ])
    #expect(state.seen == ["name": "Theirs", "price": "6.00", "category": "Tea"])
  }

  @Test("Two who typed the same do not contest it")
  func agreed() {
    var state = sent(["version": "3", "name": "New", "was.name": "Old"])
    state.rebase(onto: ["name": "New"], version: 4, names: ["name"])
    #expect(state.changes == [FieldChange(name: "name", before: "Old", now: "New", isContested: false)])
    #expect(state.values.text("name") == "New")
  }

  @Test("A refusal goes beside the field that it names, else above the form")
  func refusals() {
    var state = sent(["key": "old"])
    let names = Self.names + ["sku"]
    state.refuse(.alreadyExists(.product, field: "sku", value: "A"), among: names, newKey: "new")
    state.refuse(.amountTooLarge, among: names, aliases: ["amount": "price"], newKey: "new")
    #expect(
      state.faults == [
        .init(name: "sku", fault: .taken(.product, value: "A")), .init(name: "price", fault: .amountTooLarge),
      ])
    #expect(state.refusal == nil)
    state.refuse(.outOfRange(field: "elsewhere", allowed: ""), among: names, newKey: "new")
    #expect(state.refusal == .outOfRange(field: "elsewhere", allowed: ""))
  }

  @Test("A form that is corrected is another request; one whose answer was lost is the same")
  func keys() {
    var corrected = sent(["key": "old"])
    corrected.refuse(.keyReused, among: [], newKey: "new")
    #expect(corrected.key == "new")
    var lost = sent(["key": "old"])
    lost.refuse(.unavailable(.outcomeUnknown), among: [], newKey: "new")
    #expect(lost.key == "old")
  }
}
