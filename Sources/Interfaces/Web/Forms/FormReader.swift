import Domain

/// Reads the fields of a form one after another and takes note of every fault, so that all are told at once.
struct FormReader {
  private(set) var state: FormState
  let currency: Currency

  init(_ state: FormState, currency: Currency) {
    self.state = state
    self.currency = currency
  }

  var isRefused: Bool { state.isRefused }

  /// Text that must be there.
  /// - Parameters:
  ///   - limit: how many characters the store keeps.
  ///   - make: the value; what it throws is taken for `fault`, or for a text that is too long.
  mutating func text<Value>(
    _ name: String, atMost limit: Int, _ fault: FieldFault = .unprintable,
    _ make: (String) throws(StoreError) -> Value
  ) -> Value? {
    guard !isBlank(name) else { return refuse(name, .missing) }
    do throws(StoreError) {
      return try make(state.values.text(name))
    } catch {
      if case .outOfRange = error { return refuse(name, .tooLong(limit: limit)) }
      return refuse(name, fault)
    }
  }

  /// Text that may be missing: `nil` then, and where it is refused.
  mutating func optionalText(
    _ name: String, atMost limit: Int, _ make: (String) throws(StoreError) -> String?
  ) -> String? {
    isBlank(name) ? nil : text(name, atMost: limit, .unprintable, make) ?? nil
  }

  /// An amount of the store's currency, its decimals after a point or a comma.
  mutating func amount(_ name: String) -> Money? {
    guard !isBlank(name) else { return refuse(name, .missing) }
    let typed = state.values.text(name).filter { !$0.isWhitespace }
    let text = typed.contains(".") ? typed : typed.replacing(",", with: ".")
    do throws(StoreError) {
      return try currency.money(text, field: name)
    } catch {
      let example = currency.text(minorUnits: currency.decimals > 0 ? 1_850 : 1_000)
      return refuse(name, error == .amountTooLarge ? .amountTooLarge : .notAmount(example: example))
    }
  }

  /// A whole number that must be there.
  mutating func whole(_ name: String, in allowed: ClosedRange<Int>) -> Int? {
    guard !isBlank(name) else { return refuse(name, .missing) }
    let typed = state.values.text(name).filter { !$0.isWhitespace }.replacing("−", with: "-")
    let digits = typed.hasPrefix("-") || typed.hasPrefix("+") ? typed.dropFirst() : typed[...]
    guard !digits.isEmpty, digits.utf8.allSatisfy(isDigit) else { return refuse(name, .notWhole) }
    guard let number = Int(typed), allowed.contains(number) else { return refuse(name, .outOfRange(allowed)) }
    return number
  }

  /// A whole number that may be missing: `nil` then, and where it is refused.
  mutating func optionalWhole(_ name: String, in allowed: ClosedRange<Int>) -> Int? {
    isBlank(name) ? nil : whole(name, in: allowed)
  }

  /// One of a few words.
  mutating func choice<Choice: RawRepresentable<String>>(_ name: String, of type: Choice.Type) -> Choice? {
    guard let choice = Choice(rawValue: state.values.text(name)) else { return refuse(name, .missing) }
    return choice
  }

  /// `nil` in the place of the value of a field that is at fault.
  private mutating func refuse<Value>(_ name: String, _ fault: FieldFault) -> Value? {
    state.faults.append(FormState.Fault(name: name, fault: fault))
    return nil
  }

  private func isBlank(_ name: String) -> Bool { state.values.text(name).allSatisfy(\.isWhitespace) }

  private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
