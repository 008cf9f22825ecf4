internal import CSodium

/// SHA-256 (FIPS 180-4): the fingerprint of some bytes, at once or piece by piece.
///
/// It suits whole documents, keys of caches and secrets that are long and random, such as tokens. Passwords are
/// neither: they need a slow hash.
public struct SHA256: Sendable {
  private var state = crypto_hash_sha256_state()

  /// A hash of nothing yet.
  public init() {
    Sodium.prepare()
    crypto_hash_sha256_init(&state)
  }

  /// Adds the next bytes of the message.
  public mutating func update(_ bytes: some Collection<UInt8>) {
    if bytes.withContiguousStorageIfAvailable({ update(contiguous: $0) }) == nil {
      Array(bytes).withUnsafeBufferPointer { update(contiguous: $0) }
    }
  }

  /// The digest of what was added up to now; more may be added afterwards.
  public func digest() -> Digest {
    var state = state
    var bytes = [UInt8](repeating: 0, count: Digest.byteCount)
    crypto_hash_sha256_final(&state, &bytes)
    return Digest(unchecked: bytes)
  }

  /// The digest of `bytes`.
  public static func hash(of bytes: some Collection<UInt8>) -> Digest {
    var hash = SHA256()
    hash.update(bytes)
    return hash.digest()
  }

  /// The digest of the UTF-8 bytes of `text`.
  public static func hash(of text: String) -> Digest { hash(of: text.utf8) }

  private mutating func update(contiguous bytes: UnsafeBufferPointer<UInt8>) {
    crypto_hash_sha256_update(&state, bytes.baseAddress, UInt64(bytes.count))
  }
}
