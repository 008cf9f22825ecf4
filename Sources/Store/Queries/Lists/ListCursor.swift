public import Domain
import Foundation

/// Where a page of a list ended: the sort key of its last row, and the row's identifier. Good only for the order that
/// it came from.
public struct ListCursor: Hashable, Sendable {
  public enum Key: Hashable, Sendable {
    /// The identifier alone decides.
    case none
    case text(String)
    case number(Int64)
  }

  /// Which list, by what, and which way.
  let order: String
  public let key: Key
  private let high: UInt64
  private let low: UInt64

  init<Entity>(_ order: String, after key: Key, _ id: Identifier<Entity>) {
    self.order = order
    self.key = key
    (high, low) = (id.high, id.low)
  }

  public func id<Entity>() -> Identifier<Entity> { Identifier(high: high, low: low) }
}

extension ListCursor {
  /// Makes sure that the cursor is of the order in which it is to be used.
  /// - Throws: `StoreError.malformed`, naming `cursor`.
  func checked(for order: String, like lowest: Key) throws(StoreError) -> ListCursor {
    let isOfKind =
      switch (key, lowest) {
      case (.none, .none), (.text, .text), (.number, .number): true
      default: false
      }
    guard self.order == order, isOfKind else {
      throw .malformed(field: "cursor", expected: "the one that came with a page of the same order")
    }
    return self
  }
}

extension ListCursor: LosslessStringConvertible {
  /// Opaque to callers; letters, digits, `.`, `-` and `_` only.
  public var description: String {
    let start = "\(order).\(Identifier<Never>(high: high, low: low))"
    return switch key {
    case .none: start
    case .number(let number): "\(start).n\(number)"
    case .text(let text): "\(start).t\(Data(text.utf8).base64EncodedString().urlSafe)"
    }
  }

  /// Reads the form of `description`.
  public init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2 || parts.count == 3, let id = Identifier<Never>(parts[1]) else { return nil }
    guard parts.count == 3 else {
      self.init(parts[0], after: .none, id)
      return
    }
    let value = String(parts[2].dropFirst())
    switch parts[2].first {
    case "n":
      guard let number = Int64(value) else { return nil }
      self.init(parts[0], after: .number(number), id)
    case "t":
      guard let data = Data(base64Encoded: value.urlUnsafe), let text = String(data: data, encoding: .utf8) else {
        return nil
      }
      self.init(parts[0], after: .text(text), id)
    default: return nil
    }
  }
}

extension String {
  /// Base 64 with the letters that addresses leave alone.
  fileprivate var urlSafe: String {
    String(compactMap { $0 == "+" ? "-" : $0 == "/" ? "_" : $0 == "=" ? nil : $0 })
  }

  fileprivate var urlUnsafe: String {
    let letters = String(map { $0 == "-" ? "+" : $0 == "_" ? "/" : $0 })
    return letters + String(repeating: "=", count: (4 - letters.utf8.count % 4) % 4)
  }
}
