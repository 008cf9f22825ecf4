public import CQLProtocol

/// What nodes noted of a request that was ``CassandraRequest/traced()``.
public struct Trace: Sendable {
  /// Something that a node did for it.
  public struct Event: Sendable {
    /// What it did.
    public let activity: String
    /// The node.
    public let source: InetAddress?
    /// How long after the request had reached the node.
    public let elapsed: Duration?
    /// The thread that did it.
    public let thread: String?
  }

  /// What names the trace.
  public let id: CQLUUID
  /// What was asked for, as in "Execute CQL3 query".
  public let request: String?
  /// The statement and how it was to be executed.
  public let parameters: [String: String]
  /// Who asked.
  public let client: InetAddress?
  /// The node that was asked.
  public let coordinator: InetAddress?
  /// When it began.
  public let startedAt: CQLTimestamp?
  /// How long it took the coordinator; nil where that was not noted yet, and events may be missing.
  public let duration: Duration?
  /// What was done, in the order of time.
  public let events: [Event]
}

extension Trace {
  init(row: NamedRow, events: [Event]) throws(CQLValueError) {
    id = try row.decode("session_id")
    request = try row.decode("request")
    parameters = try row.decode("parameters", as: [String: String]?.self) ?? [:]
    client = try row.decode("client")
    coordinator = try row.decode("coordinator")
    startedAt = try row.decode("started_at")
    duration = try row.decode("duration", as: Int64?.self).map { .microseconds($0) }
    self.events = events
  }
}

extension Trace.Event: RowDecodable {
  public init(row: NamedRow) throws(CQLValueError) {
    activity = try row.decode("activity", as: String?.self) ?? ""
    source = try row.decode("source")
    elapsed = try row.decode("source_elapsed", as: Int64?.self).map { .microseconds($0) }
    thread = try row.decode("thread")
  }
}
