public import Domain

/// What makes a repeated request one request: the caller's key, and what was asked with it.
public struct Idempotency: Hashable, Sendable {
  public let key: IdempotencyKey
  /// A digest of the request: the same key with another one is refused.
  public let fingerprint: [UInt8]

  public init(key: IdempotencyKey, fingerprint: [UInt8]) {
    self.key = key
    self.fingerprint = fingerprint
  }

  /// How long answers are kept, in microseconds: 48 hours, longer than clients try again.
  public static let lifetime: Int64 = 48 * 3_600 * 1_000_000
}

/// Chosen by the caller: 1 to 255 visible ASCII characters.
public struct IdempotencyKey: Hashable, Sendable {
  public let text: String

  /// - Throws: `StoreError.malformed`, naming the header.
  public init(_ text: String) throws(StoreError) {
    guard (1...255).contains(text.utf8.count), text.utf8.allSatisfy({ (0x21...0x7e).contains($0) }) else {
      throw .malformed(field: "Idempotency-Key", expected: "1 to 255 visible ASCII characters")
    }
    self.text = text
  }
}
