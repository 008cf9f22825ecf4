public import Domain
import JSON

/// What the store's things look like to programs: one JSON object each, the same wherever it is shown.
///
/// Members are in snake case, amounts are text with exactly the currency's decimals, times RFC 3339 in UTC, and what
/// a thing lacks is `null`. The read side keeps these bytes and serves them as they are; an interface that shows what
/// a command has just made writes the same.
public struct Documents: Sendable {
  let currency: Currency

  public init(currency: Currency) { self.currency = currency }
}

extension Documents {
  /// The bytes of one document.
  /// - Parameter capacity: what to reserve, in bytes; a good guess saves copying.
  func json(reserving capacity: Int, _ content: (inout JSONWriter) -> Void) -> [UInt8] {
    var writer = JSONWriter(reserving: capacity)
    content(&writer)
    return writer.bytes
  }
}

/// Members of the store's own types.
extension JSONWriter {
  mutating func member<Entity>(_ name: String, _ id: Identifier<Entity>) {
    self.name(name)
    value(plain: Identifier<Entity>.textLength) { id.write(to: $0) }
  }

  mutating func member<Entity>(_ name: String, _ id: Identifier<Entity>?) {
    if let id { member(name, id) } else { null(name) }
  }

  mutating func member(_ name: String, _ money: Money, in currency: Currency) { member(name, currency.text(money)) }

  mutating func member(_ name: String, _ time: Timestamp) { member(name, time.description) }
}
