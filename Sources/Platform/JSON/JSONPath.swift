/// The way from a document's root to one of its values.
public indirect enum JSONPath: Hashable, Sendable {
  /// The whole document.
  case root
  /// The member of that name of the object at a path.
  case member(JSONPath, String)
  /// The element at that index, from 0, of the array at a path.
  case element(JSONPath, Int)
}

extension JSONPath: CustomStringConvertible {
  /// As one writes it in most languages: `items[0].quantity`; the root is `the document`.
  public var description: String {
    switch self {
    case .root: "the document"
    case .member(.root, let name): name
    case .member(let parent, let name): "\(parent).\(name)"
    case .element(.root, let index): "[\(index)]"
    case .element(let parent, let index): "\(parent)[\(index)]"
    }
  }

  /// As a JSON Pointer (RFC 6901): `/items/0/quantity`; the root is empty.
  public var pointer: String {
    switch self {
    case .root: ""
    case .member(let parent, let name): "\(parent.pointer)/\(Self.escaped(name))"
    case .element(let parent, let index): "\(parent.pointer)/\(index)"
    }
  }

  private static func escaped(_ name: String) -> String {
    name.reduce(into: "") { text, character in
      switch character {
      case "~": text += "~0"
      case "/": text += "~1"
      default: text.append(character)
      }
    }
  }
}
