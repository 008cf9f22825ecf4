import Domain
import JSON

/// The store's values in a document. Each throws an error that names the value's path.
extension JSONReader {
  func identifier<Entity>(of entity: Entity.Type = Entity.self) throws -> Identifier<Entity> {
    guard let id = Identifier<Entity>(try string()) else {
      throw StoreError.malformed(
        field: path.description, expected: "an identifier such as 018f3c1e-7b2a-7c4d-9e5f-0123456789ab")
    }
    return id
  }

  func quantity() throws -> Quantity { try Quantity(try int(), field: path.description) }

  /// `"999.95"`, or a number that needs no rounding.
  func money(in currency: Currency) throws -> Money {
    do {
      return try amount(in: currency)
    } catch StoreError.amountTooLarge {
      let limit = currency.text(minorUnits: Money.allowed.upperBound)
      throw StoreError.outOfRange(field: path.description, allowed: "0 to \(limit)")
    }
  }

  private func amount(in currency: Currency) throws -> Money {
    let field = path.description
    guard let number = value.number else { return try currency.money(try string(), field: field) }
    guard let minorUnits = number.scaled(places: currency.decimals) else {
      // Too exact for the currency, or too large: as text the same digits are refused with the reason.
      return try currency.money(number.text, field: field)
    }
    guard minorUnits >= 0 else { throw StoreError.outOfRange(field: field, allowed: "0 or more") }
    return try Money(minorUnits: minorUnits)
  }

  /// One of a few words.
  func choice<Choice: CaseIterable & RawRepresentable<String>>(of type: Choice.Type) throws -> Choice {
    guard let choice = Choice(rawValue: try string()) else {
      throw StoreError.outOfRange(field: path.description, allowed: Choice.words)
    }
    return choice
  }
}

extension CaseIterable where Self: RawRepresentable<String> {
  /// Every raw value, for a sentence.
  static var words: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
