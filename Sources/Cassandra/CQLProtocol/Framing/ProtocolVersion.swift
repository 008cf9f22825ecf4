/// A version of the protocol that this library speaks.
public enum ProtocolVersion: UInt8, Hashable, Sendable, CaseIterable, Comparable {
  /// Envelopes follow each other as they are.
  case v4 = 4
  /// Envelopes travel in segments with checksums.
  case v5 = 5

  public static func < (left: ProtocolVersion, right: ProtocolVersion) -> Bool { left.rawValue < right.rawValue }

  /// The version whose layout the body of an envelope of any version is read by: a node that does not speak ours says
  /// so in an envelope of its own version.
  init(layoutOf version: UInt8) { self = version < 5 ? .v4 : .v5 }
}
