/// The 32 bytes of a SHA-256 hash. Two are compared in constant time.
public struct Digest: Hashable, Sendable {
  /// How many bytes a digest has.
  public static let byteCount = 32

  /// The bytes of the hash.
  public let bytes: [UInt8]

  /// A digest kept elsewhere; `nil` unless there are 32 bytes.
  public init?(bytes: some Collection<UInt8>) {
    guard bytes.count == Self.byteCount else { return nil }
    self.bytes = Array(bytes)
  }

  /// A digest from 64 hexadecimal digits of either case; `nil` if `hex` is anything else.
  public init?(hex: String) {
    guard let bytes = [UInt8](hexadecimal: hex) else { return nil }
    self.init(bytes: bytes)
  }

  init(unchecked bytes: [UInt8]) { self.bytes = bytes }

  /// The bytes as 64 lowercase hexadecimal digits.
  public var hex: String { bytes.hexadecimal }

  /// Whether both are the same, without telling by the time taken where they differ.
  public static func == (left: Digest, right: Digest) -> Bool {
    constantTimeEqual(left.bytes, right.bytes)
  }
}

extension Digest: CustomStringConvertible {
  public var description: String { hex }
}
