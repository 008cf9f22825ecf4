/// What an edit does to a value that may be absent.
public enum Edit<Value: Hashable & Sendable>: Hashable, Sendable {
  case keep
  case clear
  case set(Value)

  /// The value once it is edited.
  public func applied(to value: Value?) -> Value? {
    switch self {
    case .keep: value
    case .clear: nil
    case .set(let new): new
    }
  }
}
