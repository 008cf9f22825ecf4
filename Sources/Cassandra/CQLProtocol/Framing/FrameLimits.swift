/// How large the bodies of envelopes may be. The protocol itself allows 256 MiB (§2).
public struct FrameLimits: Hashable, Sendable {
  /// The most bytes that a body which arrives may have, decompressed.
  public let incoming: Int
  /// The most bytes that a body which is sent may have. Nodes refuse more than their own
  /// `native_transport_max_frame_size`, which is 16 MiB unless it was changed.
  public let outgoing: Int

  /// Limits in bytes, cut down to what the protocol allows.
  public init(incoming: Int = 64 << 20, outgoing: Int = 16 << 20) {
    self.incoming = min(max(0, incoming), Self.ofProtocol)
    self.outgoing = min(max(0, outgoing), Self.ofProtocol)
  }

  private static let ofProtocol = 256 << 20
}
