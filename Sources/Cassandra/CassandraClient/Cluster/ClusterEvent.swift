public import CQLProtocol
public import EventLoops

/// Something that happened to the cluster; see ``CassandraSession/events(keeping:)``.
public enum ClusterEvent: Hashable, Sendable {
  /// The cluster has one more node.
  case nodeAdded(Node)
  /// The cluster has a node no more.
  case nodeRemoved(Node)
  /// A node takes requests at another address than before.
  case nodeAddressChanged(Node, from: SocketAddress)
  /// The session was connected to a node that it had no connection to. Of a node that it does not use, because it is
  /// in another data centre: others say that it is up.
  case nodeUp(Node)
  /// The session has lost its last connection to a node. Of a node that it does not use: others say that it is down.
  case nodeDown(Node)
  /// The schema was changed, by whomever.
  case schemaChanged(SchemaChange)
  /// Some events are not among these: they were not taken in time, or no node could tell of them. Read what matters anew.
  case missed
}

/// What happens to the cluster from one moment on, until the session closes.
///
/// Each event is taken once, by one of those who wait.
public struct ClusterEvents: AsyncSequence, Sendable {
  public typealias Element = ClusterEvent
  public typealias Failure = Never

  let listener: ClusterListener

  /// Begins to take events.
  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(listener: listener) }

  /// A taker of events.
  public struct AsyncIterator: AsyncIteratorProtocol {
    let listener: ClusterListener

    /// The next event; nil once the session is closed and all were taken, or where the task is cancelled.
    public mutating func next() async -> ClusterEvent? { await listener.next() }
  }
}
