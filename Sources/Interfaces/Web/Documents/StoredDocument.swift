import Domain
import JSON

/// A document of the read model, for taking it apart.
///
/// Every member throws `StoreError.unavailable(.damaged)` where the document lacks it: the read model must be built
/// again.
struct StoredDocument: Sendable {
  private let json: JSONReader
  let currency: Currency

  init(_ bytes: [UInt8], currency: Currency) throws(StoreError) {
    self.init(try Self.sound { () throws(JSONError) in try JSONReader(parsing: bytes) }, currency: currency)
  }

  private init(_ json: JSONReader, currency: Currency) {
    self.json = json
    self.currency = currency
  }

  func text(_ name: String) throws(StoreError) -> String {
    try Self.sound { () throws(JSONError) in try json.member(name).string() }
  }

  /// - Returns: `nil` where the document says `null`.
  func textIfAny(_ name: String) throws(StoreError) -> String? {
    try Self.sound { () throws(JSONError) in try json.optionalMember(name)?.string() }
  }

  func number(_ name: String) throws(StoreError) -> Int64 {
    try Self.sound { () throws(JSONError) in try json.member(name).int64() }
  }

  /// - Returns: `nil` where the document says `null`.
  func numberIfAny(_ name: String) throws(StoreError) -> Int64? {
    try Self.sound { () throws(JSONError) in try json.optionalMember(name)?.int64() }
  }

  /// What text of this kind means: an identifier, a time, one of a few names.
  func value<Value>(_ name: String, _ read: (String) -> Value?) throws(StoreError) -> Value {
    guard let value = read(try text(name)) else { throw .unavailable(.damaged) }
    return value
  }

  func money(_ name: String) throws(StoreError) -> Money {
    do throws(StoreError) {
      return try currency.money(text(name), field: name)
    } catch {
      throw .unavailable(.damaged)
    }
  }

  func elements(_ name: String) throws(StoreError) -> [StoredDocument] {
    try Self.sound { () throws(JSONError) in try json.member(name).elements() }
      .map { StoredDocument($0, currency: currency) }
  }

  private static func sound<Value>(_ read: () throws(JSONError) -> Value) throws(StoreError) -> Value {
    do throws(JSONError) {
      return try read()
    } catch {
      throw .unavailable(.damaged)
    }
  }
}
