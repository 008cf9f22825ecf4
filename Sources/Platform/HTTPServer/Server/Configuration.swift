extension HTTPServer {
  /// The limits of a server. The defaults suit a server that faces the network.
  public struct Configuration: Sendable {
    /// From a request's first byte to the end of its head; 1 s or more. A slower client is cut off.
    public var headDeadline = Duration.seconds(10)
    /// From the end of the head to the end of the body, for a route that streams it from one piece to the next.
    public var bodyDeadline = Duration.seconds(30)
    /// From the answer's beginning to its end, for a file or a stream while the client takes nothing of it.
    public var replyDeadline = Duration.seconds(60)
    /// How long a connection may stay open without a request.
    public var idleDeadline = Duration.seconds(60)
    /// Bytes that each connection has for a request's head and its answer's, which bounds both; 4096 or more.
    public var connectionMemory = 8 << 10
    /// Connections of all loops together; more wait in the system's queue.
    public var connectionLimit = 50_000
    /// Connections from one address, of all loops together; more are closed at once. 0 is no limit, right behind a
    /// proxy, whose connections all come from one address.
    public var connectionsPerAddress = 20_000
    /// Bytes a client may send over a body's limit before it is cut off without an answer.
    public var excessLimit = 1 << 20
    /// Serves HTTPS where set.
    public var tls: TLS?

    public init() {}
  }

  /// What a server needs for HTTPS.
  public struct TLS: Sendable {
    /// The certificate's chain in PEM, the server's own first.
    public var certificate: String
    /// Its key in PEM, not encrypted.
    public var key: String

    public init(certificate: String, key: String) {
      self.certificate = certificate
      self.key = key
    }
  }
}
