public import CQLProtocol

/// What may be said of one request; what is nil is taken from ``RequestDefaults``.
public struct RequestOptions: Sendable {
  /// How many replicas must take part. A read at a serial level is one that sees what conditional statements decided.
  public var consistency: Consistency?
  /// How a conditional statement's promise is agreed upon.
  public var serialConsistency: SerialConsistency?
  /// How long the request may take, with everything done for it.
  public var timeout: Duration?
  /// Whether it may be executed twice without harm, so that it may be sent again when nobody knows what became of it.
  /// Reads may, unless it is said that they may not.
  public var isIdempotent: Bool?
  /// The time of a write in microseconds since 1970; nil takes the session's next.
  public var timestamp: Int64?
  /// About how many rows come at a time.
  public var pageSize: Int?
  /// Where to go on reading.
  public var pagingState: PagingState?
  /// Whether the nodes note what they did; see ``CassandraSession/trace(_:)``.
  public var isTraced = false
  /// What custom query handlers are told. Nodes ignore it by default.
  public var payload: [String: [UInt8]?] = [:]
  /// The keyspace of tables that name none. Version 5 of the protocol.
  public var keyspace: String?
  /// What the node is to take for the present, in seconds since 1970. Version 5 of the protocol.
  public var nowInSeconds: Int32?
  /// Which failures lead to another try; nil asks the session's policy.
  public var retryPolicy: (any RetryPolicy)? {
    get { policies?.retry }
    set { policies = RequestPolicies(retry: newValue, loadBalancing: loadBalancing) }
  }
  /// Which nodes are asked, and in which order; nil asks the session's policy.
  public var loadBalancing: (any LoadBalancingPolicy)? {
    get { policies?.loadBalancing }
    set { policies = RequestPolicies(retry: retryPolicy, loadBalancing: newValue) }
  }
  var policies: RequestPolicies?
  /// The only node to ask, whatever the plan says.
  public var node: CQLUUID?

  /// Nothing said.
  public init() {}
}

/// Where a page ended. Opaque, of one statement and one version of the protocol. Whoever can alter it reads other rows:
/// sign or encipher it before clients of yours see it.
public struct PagingState: Hashable, Sendable {
  /// The bytes, to be kept or sent.
  public let bytes: [UInt8]

  /// The state with these bytes.
  public init(_ bytes: [UInt8]) { self.bytes = bytes }
}
