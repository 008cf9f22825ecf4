public import CQLProtocol

/// What can be sent: a ``Statement`` or a ``Batch``. These say how it is to be executed, each leaving the rest alone:
///
/// ```swift
/// insert.bind(1, "x").at(.quorum).idempotent().within(.seconds(1))
/// ```
public protocol CassandraRequest: Sendable {
  /// How it is to be executed.
  var options: RequestOptions { get set }
}

extension CassandraRequest {
  /// The same request with other options.
  public consuming func with(_ change: (inout RequestOptions) -> Void) -> Self {
    change(&options)
    return self
  }

  /// With so many replicas taking part.
  public consuming func at(_ consistency: Consistency) -> Self { with { $0.consistency = consistency } }

  /// With a conditional statement's promise agreed upon so.
  public consuming func at(serial consistency: SerialConsistency) -> Self {
    with { $0.serialConsistency = consistency }
  }

  /// Within that time, everything done for it included.
  public consuming func within(_ timeout: Duration) -> Self { with { $0.timeout = timeout } }

  /// Said to do no harm where it is executed twice, so that it may be repeated when nobody knows what became of it.
  /// Counters, appending to lists and conditions do harm. Reads are idempotent without being said to be.
  public consuming func idempotent(_ isIdempotent: Bool = true) -> Self { with { $0.isIdempotent = isIdempotent } }

  /// In pages of about so many rows, 1 or more.
  public consuming func pages(of size: Int) -> Self { with { $0.pageSize = size } }

  /// From where a page before has ended.
  public consuming func resuming(from state: PagingState?) -> Self { with { $0.pagingState = state } }

  /// Written at that time, in microseconds since 1970. A `USING TIMESTAMP` of the text goes before it.
  public consuming func timestamped(_ microseconds: Int64) -> Self { with { $0.timestamp = microseconds } }

  /// With the nodes noting what they do; see ``CassandraSession/trace(_:)``.
  public consuming func traced() -> Self { with { $0.isTraced = true } }

  /// With this told to custom query handlers.
  public consuming func payload(_ payload: [String: [UInt8]?]) -> Self { with { $0.payload = payload } }

  /// In that keyspace, where the text names none. Version 5 of the protocol; a prepared statement has that which it
  /// was prepared in.
  public consuming func `in`(keyspace: String) -> Self { with { $0.keyspace = keyspace } }

  /// With that policy asked about its failures.
  public consuming func retrying(by policy: any RetryPolicy) -> Self { with { $0.retryPolicy = policy } }

  /// On the nodes that this policy names, in its order, rather than by the session's.
  public consuming func balanced(by policy: any LoadBalancingPolicy) -> Self { with { $0.loadBalancing = policy } }

  /// On that node alone.
  public consuming func on(_ node: Node) -> Self { with { $0.node = node.id } }
}
