import HTTPServer

/// What the fields of a form hold, as it was typed.
struct FormValues: Hashable, Sendable, ExpressibleByDictionaryLiteral {
  private var values: [String: String] = [:]

  init(dictionaryLiteral elements: (String, String)...) {
    values = Dictionary(elements) { first, _ in first }
  }

  /// Of several fields of one name, the first counts.
  init(_ form: URLEncodedValues) {
    for (name, value) in form where values[name] == nil { values[name] = value }
  }

  /// `nil` where the form has no such field.
  subscript(name: String) -> String? {
    get { values[name] }
    set { values[name] = newValue }
  }

  /// In alphabetical order.
  var names: [String] { values.keys.sorted() }

  /// What a field holds; "" where there is no such field.
  func text(_ name: String) -> String { values[name] ?? "" }
}
