/// Why bytes are no message of the protocol, or a message cannot be written as bytes.
///
/// One thrown by a `FrameDecoder` means that nothing after it can be read: close the connection. One thrown while the
/// body of an envelope is read concerns that envelope alone.
public struct CQLProtocolError: Error, Hashable, Sendable {
  /// What sort of fault it is.
  public enum Kind: Hashable, Sendable {
    /// The bytes end before what they announce.
    case truncated
    /// The bytes contradict the specification.
    case malformed
    /// What is announced or asked for is larger than what is allowed here.
    case overLimit
    /// A checksum does not fit the bytes, or compressed bytes cannot be restored.
    case damaged
    /// The version of the protocol in use, or this library, does not have it.
    case unsupported
  }

  /// What sort of fault it is.
  public let kind: Kind
  /// The byte at which the fault was found, counted from the start of the body, segment or envelope at hand.
  public let offset: Int
  /// What is wrong, as in "a [string] of 12 bytes is announced where 3 are left".
  public let problem: String

  /// A fault of that kind, found at the byte `offset`.
  public init(_ kind: Kind, at offset: Int = 0, _ problem: String) {
    self.kind = kind
    self.offset = offset
    self.problem = problem
  }
}

extension CQLProtocolError: CustomStringConvertible {
  /// One line with all of it.
  public var description: String { "byte \(offset): \(problem)" }
}
