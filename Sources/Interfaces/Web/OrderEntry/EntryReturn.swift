import Domain
import HTTPServer

/// The way back to an order that is being entered, from a page in between.
struct EntryReturn: Hashable, Sendable {
  /// The field that says where the visitor comes from.
  static let name = "order"

  /// The order's values, as its address has them.
  private let query: String

  /// What the button of the order form sends: all its fields, and that it was this button.
  init?(_ query: URLEncodedValues) {
    guard query[Self.name] != nil else { return nil }
    self.query = query.raw
  }

  /// What a form in between keeps.
  init?(_ values: FormValues) {
    guard let text = values[Self.name] else { return nil }
    query = text
  }

  var text: String { query }

  var address: String { LocalAddress("\(OrderAddress.new().text)?\(query)")?.text ?? OrderAddress.new().text }

  /// The order with its buyer found.
  func address(choosing user: User.ID) -> String {
    let address = address
    return "\(address)\(address.contains("?") ? "&" : "?")\(Draft.Field.choose)=\(user)"
  }
}
