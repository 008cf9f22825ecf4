internal import CGnuTLS

/// Codes that only who has the key can make: HMAC with SHA-256 (RFC 2104), by the library that TLS is made of.
public struct HMACSHA256: Sendable {
  /// How long a code is.
  public static let byteCount = 32

  private let key: [UInt8]

  /// Codes with that secret.
  public init(key: [UInt8]) { self.key = key }

  /// The code of a message; nil where the library refuses to make one.
  public func code(of message: [UInt8]) -> [UInt8]? {
    var code = [UInt8](repeating: 0, count: Self.byteCount)
    let result = gnutls_hmac_fast(GNUTLS_MAC_SHA256, key, key.count, message, message.count, &code)
    return result == 0 ? code : nil
  }

  /// Whether a message has that code. Takes the same time wherever they differ, so that nobody can guess byte by byte.
  public func accepts(_ code: some Collection<UInt8>, of message: [UInt8]) -> Bool {
    guard code.count == Self.byteCount, let own = self.code(of: message) else { return false }
    return gnutls_memcmp(own, Array(code), Self.byteCount) == 0
  }
}
