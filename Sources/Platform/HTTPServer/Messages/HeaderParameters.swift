/// A field's value with parameters (RFC 9110 §5.6.6): `form-data; name="file"; filename="a.csv"`.
struct HeaderParameters {
  /// What stands before the parameters, in small letters.
  let value: String
  /// In the order of the field, names in small letters.
  private var parameters: [(name: String, value: String)] = []

  /// What is no parameter is passed over.
  init(_ text: String) {
    var rest = text[...]
    value = rest.withoutParameters
    rest = rest.drop { $0 != ";" }
    while rest.popFirst() != nil {
      let name = rest.prefix { $0 != "=" && $0 != ";" }
      rest = rest[name.endIndex...]
      guard rest.first == "=" else { continue }
      rest.removeFirst()
      let value = rest.first == "\"" ? Self.quoted(&rest) : rest.prefix { $0 != ";" }.trimmed
      rest = rest.drop { $0 != ";" }
      parameters.append((name.trimmed.lowercased(), value))
    }
  }

  /// The first parameter of that name.
  subscript(name: String) -> String? { parameters.first { $0.name == name }?.value }

  /// The text up to the closing quote. A backslash makes the next quote or backslash stand for itself; before others it
  /// is one, as in the paths of old browsers.
  private static func quoted(_ rest: inout Substring) -> String {
    rest.removeFirst()
    var text = ""
    while let character = rest.popFirst(), character != "\"" {
      if character == "\\", let next = rest.first, next == "\"" || next == "\\" {
        text.append(next)
        rest.removeFirst()
      } else {
        text.append(character)
      }
    }
    return text
  }
}

extension Substring {
  /// What stands before the parameters of a field's value, in small letters: `text/html` of `text/HTML; charset=utf-8`.
  var withoutParameters: String { prefix { $0 != ";" }.trimmed.lowercased() }
}
