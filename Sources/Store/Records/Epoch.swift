public import Cryptography

/// The identity of one change log: 32 random bytes, drawn when the log is created.
///
/// A reader that remembers a position remembers the epoch with it, and so notices a log that was exchanged.
public struct Epoch: Hashable, Sendable {
  /// What stands in the place of a previous hash for the log's first record.
  public let origin: Digest

  /// An epoch kept elsewhere.
  public init(_ origin: Digest) { self.origin = origin }

  /// The epoch of a new log.
  /// - Returns: one that no other log has.
  public static func new() -> Epoch { Epoch(SHA256.hash(of: SecureRandom.bytes(Digest.byteCount))) }
}

extension Epoch: LosslessStringConvertible {
  /// 64 lowercase hexadecimal digits.
  public var description: String { origin.hex }

  /// Reads the form of `description`.
  public init?(_ text: String) {
    guard let origin = Digest(hex: text) else { return nil }
    self.init(origin)
  }
}
