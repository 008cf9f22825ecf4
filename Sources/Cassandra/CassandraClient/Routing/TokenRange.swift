public import CQLProtocol

/// A part of the ring: the tokens behind one node's token, up to the next one's.
public struct TokenRange: Hashable, Sendable {
  /// The token that the range begins behind.
  public let start: Token
  /// Its last token. Where it is not above ``start``, the range goes over the ring's end; where both are the same, it
  /// is the whole ring.
  public let end: Token

  /// The tokens behind `start`, up to `end`.
  public init(start: Token, end: Token) {
    self.start = start
    self.end = end
  }

  /// Whether the token is in the range.
  public func contains(_ token: Token) -> Bool {
    start < end ? start < token && token <= end : start < token || token <= end
  }

  /// How much of the ring the range is, from 0 to 1.
  public var share: Double {
    let length = UInt64(bitPattern: end.rawValue &- start.rawValue)
    return length == 0 ? 1 : Double(length) / 0x1p64
  }

  /// The parts of the range that do not go over the ring's end: what `token(…) > ? AND token(…) <= ?` finds with the
  /// start and the end of each part is all that is in the range, once.
  public var unwrapped: [TokenRange] {
    guard start >= end else { return [self] }
    let (first, last) = (Token(rawValue: .min), Token(rawValue: .max))
    return [TokenRange(start: start, end: last), TokenRange(start: first, end: end)].filter { $0.start < $0.end }
  }
}

/// A part of the ring, and who keeps it.
public struct PlacedRange: Hashable, Sendable {
  /// The part of the ring.
  public let range: TokenRange
  /// The nodes that keep it, the first replica first.
  public let nodes: [Node]
}
