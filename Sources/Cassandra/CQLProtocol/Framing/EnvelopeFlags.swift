/// The flags of an envelope (v5 §2.4.1.2, v4 §2.2).
public struct EnvelopeFlags: OptionSet, Hashable, Sendable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The body is compressed. Version 4 only.
  public static let compressed = EnvelopeFlags(rawValue: 0x01)
  /// A request asks to be traced; a response says under which id it was.
  public static let tracing = EnvelopeFlags(rawValue: 0x02)
  /// A custom payload precedes the message.
  public static let customPayload = EnvelopeFlags(rawValue: 0x04)
  /// Warnings precede the message.
  public static let warning = EnvelopeFlags(rawValue: 0x08)
  /// The version of the protocol is one that is not finished.
  public static let useBeta = EnvelopeFlags(rawValue: 0x10)
}
