import Domain
import HTTPServer

/// The lines of an order while somebody enters them. They live in the page's address or form and nowhere else.
struct Draft: Hashable, Sendable {
  struct Line: Hashable, Sendable {
    let product: Product.ID
    /// As typed.
    var quantity: String
  }

  private(set) var lines: [Line] = []
}

extension Draft {
  /// The lines of the values, in their order, once the button that sent them was obeyed.
  init(_ values: URLEncodedValues) {
    for (name, value) in values {
      guard let product = Field.quantity(named: name) else { continue }
      if let place = place(of: product) { lines[place].quantity = value } else { append(product, value) }
    }
    for text in values.all(Field.remove) { lines.removeAll { "\($0.product)" == text } }
    for text in values.all(Field.set) { set(text) }
  }

  /// The lines of an order as it is.
  init(_ order: OrderDocument) {
    for line in order.lines {
      if let place = place(of: line.product) {
        lines[place].quantity = "\((Int(lines[place].quantity) ?? 0) + line.quantity)"
      } else {
        append(line.product, "\(line.quantity)")
      }
    }
  }

  private mutating func append(_ product: Product.ID, _ quantity: String) {
    lines.append(Line(product: product, quantity: quantity))
  }

  private func place(of product: Product.ID) -> Int? { lines.firstIndex { $0.product == product } }

  /// `018f3c1e-… 4`: four units of that product.
  private mutating func set(_ text: String) {
    let parts = text.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, let product = Product.ID(String(parts[0])), let place = place(of: product) else { return }
    lines[place].quantity = String(parts[1])
  }

  /// Adds to the product's line, or a line at the end.
  /// - Returns: whether there was room.
  mutating func add(_ units: Int, of product: Product.ID) -> Bool {
    if let place = place(of: product) {
      let before = min(Int(lines[place].quantity) ?? 0, Quantity.allowed.upperBound)
      lines[place].quantity = "\(before + units)"
      return true
    }
    guard lines.count < Order.allowedLines.upperBound else { return false }
    append(product, "\(units)")
    return true
  }
}

extension Draft {
  /// The names of the fields in which an order is entered.
  enum Field {
    /// The article to add: what was scanned or typed.
    static let add = "add"
    /// The article chosen among several.
    static let pick = "pick"
    static let remove = "remove"
    /// A product and the quantity that it is to have.
    static let set = "set"
    static let buyer = "buyer"
    /// What the buyer is searched by.
    static let who = "who"
    /// The buyer chosen among several.
    static let choose = "choose"
    /// Asks for another buyer.
    static let change = "change"
    static let key = FormState.keyName
    static let version = FormState.versionName
    /// The button that places the order or saves its lines; all others take a step within the form.
    static let send = "send"

    /// The field of a product's quantity.
    static func quantity(of product: Product.ID) -> String { "q.\(product)" }

    fileprivate static func quantity(named name: String) -> Product.ID? {
      name.hasPrefix("q.") ? Product.ID(String(name.dropFirst(2))) : nil
    }
  }
}
