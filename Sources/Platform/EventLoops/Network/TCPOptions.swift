/// How a TCP connection is to behave.
public struct TCPOptions: Sendable {
  /// How long connecting may take, TLS included; for accepted connections, TLS alone.
  public var timeout: Duration = .seconds(10)
  /// Sends small writes at once instead of waiting for earlier ones to be acknowledged. Writes of one turn leave
  /// together anyway.
  public var noDelay = true
  /// How long a connection may be silent before the system asks whether the peer is still there, in whole seconds; nil
  /// asks never.
  public var keepAlive: Duration? = .seconds(60)
  /// From how many bytes written and not yet taken by the system ``TCPConnection/isWritable`` is false; it turns true
  /// again at a quarter of this.
  public var writeLimit = 64 * 1024

  public init() {}
}
