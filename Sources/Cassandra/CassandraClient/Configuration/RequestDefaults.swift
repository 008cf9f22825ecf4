public import CQLProtocol

/// What holds for every request that says nothing else; see ``RequestOptions``.
public struct RequestDefaults: Hashable, Sendable {
  /// How many replicas must take part.
  public var consistency = Consistency.localQuorum
  /// How a conditional statement's promise is agreed upon.
  public var serialConsistency = SerialConsistency.localSerial
  /// How long a request may take, with everything done for it; longer than the nodes' own timeouts. Nil waits for ever.
  public var timeout: Duration? = .seconds(12)
  /// About how many rows come at a time.
  public var pageSize = 5_000
  /// Whether requests may be executed twice without harm. Say so of single statements rather than of all.
  public var isIdempotent = false

  /// The usual ones.
  public init() {}
}

/// Where writes get their timestamps from.
public enum WriteTimestamps: Hashable, Sendable {
  /// From this client, each later than the one before.
  case client
  /// From the nodes' clocks.
  case node
}
