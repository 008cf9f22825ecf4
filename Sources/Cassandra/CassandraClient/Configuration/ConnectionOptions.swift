public import CQLProtocol

/// What each connection keeps to. There is one to each node from each loop.
public struct ConnectionOptions: Hashable, Sendable {
  /// How long connecting may take, up to the last message of the handshake.
  public var connectTimeout = Duration.seconds(5)
  /// After how long without anything read a node is asked whether it is there.
  public var heartbeatInterval = Duration.seconds(30)
  /// How long it may take to answer that.
  public var heartbeatTimeout = Duration.seconds(5)
  /// How long a node may leave requests unanswered, and everything else too, before others are asked first.
  public var stallTimeout = Duration.milliseconds(500)
  /// How many requests may be on their way at once: 1 to 32,768.
  public var maximalInFlight = 2_048
  /// How many abandoned requests may be unanswered before the connection is replaced.
  public var maximalOrphans = 256
  /// How many bytes may wait for the network before a connection takes no more requests.
  public var maximalBufferedBytes = 8 << 20
  /// How many requests of one loop may wait for room on a connection; more are refused at once.
  public var maximalWaiting = 16_384
  /// How large messages may be.
  public var limits = FrameLimits()

  /// The usual ones.
  public init() {}
}

/// How cluster metadata is kept fresh.
public struct MetadataOptions: Hashable, Sendable {
  /// How often nodes and keyspaces are read again, whatever events say; a tenth of a second at the shortest.
  public var refreshInterval = Duration.seconds(60)
  /// How long events are collected before one refresh answers all of them.
  public var eventWindow = Duration.seconds(1)
  /// How long a question to the system tables may take.
  public var timeout = Duration.seconds(5)
  /// How long nodes are given to agree upon a change of the schema; zero does not wait.
  public var schemaAgreementTimeout = Duration.seconds(10)
  /// How often they are asked meanwhile.
  public var schemaAgreementInterval = Duration.milliseconds(200)

  static let shortestInterval = Duration.milliseconds(100)

  /// The usual ones.
  public init() {}
}
