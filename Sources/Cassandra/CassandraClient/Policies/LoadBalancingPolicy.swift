public import CQLProtocol

/// Decides which nodes a request goes to, and in which order; see ``CassandraConfiguration/loadBalancing``.
public protocol LoadBalancingPolicy: Sendable {
  /// The nodes to ask for a request, one after the other until one answers.
  ///
  /// Called for each request, on the loops' threads and on several at once: it must not wait for anything. A request
  /// that was sent to one node by ``CassandraRequest/on(_:)`` is not asked about.
  /// - Parameter candidates: the nodes that may be asked, in the order of the built-in policy.
  /// - Returns: those to ask, the first one first. What is left out is not asked; what is no candidate, or named again,
  ///   is passed over.
  func order(_ candidates: [CandidateNode], for request: RoutedRequest) -> [CandidateNode]
}

/// A node that a request may go to, as seen from the loop that sends it.
public struct CandidateNode: Hashable, Sendable {
  /// Whether a node can be asked, best first.
  public enum State: Int, Hashable, Sendable, Comparable, CaseIterable {
    /// It answers.
    case up
    /// It is connected, and has answered nothing for some time though asked.
    case stalled
    /// It is not connected.
    case down

    public static func < (left: State, right: State) -> Bool { left.rawValue < right.rawValue }
  }

  /// The node.
  public let node: Node
  /// How far away it is.
  public let distance: NodeDistance
  /// Whether it keeps the request's partition.
  public let isReplica: Bool
  /// Whether it can be asked.
  public let state: State
  /// How many requests it has not answered yet.
  public let inFlight: Int

  /// A candidate of these properties, for tests of policies.
  public init(
    _ node: Node, _ distance: NodeDistance = .local, isReplica: Bool = false, state: State = .up, inFlight: Int = 0
  ) {
    self.node = node
    self.distance = distance
    self.isReplica = isReplica
    self.state = state
    self.inFlight = inFlight
  }
}

/// What of a request a ``LoadBalancingPolicy`` goes by.
public struct RoutedRequest: Hashable, Sendable {
  /// Where its partition is, if that is known.
  public let token: Token?
  /// The keyspace of its table, if that is known.
  public let keyspace: String?
  /// Whether it is a conditional statement or a read at a serial level. Those fare best where all of them meet: at the
  /// first replica that the built-in policy names.
  public let isSerial: Bool

  /// A request of these properties, for tests of policies.
  public init(token: Token? = nil, keyspace: String? = nil, isSerial: Bool = false) {
    self.token = token
    self.keyspace = keyspace
    self.isSerial = isSerial
  }
}

/// How far away a node is.
public enum NodeDistance: Hashable, Sendable {
  /// In the local rack: its replicas are asked first.
  case localRack
  /// In the local data centre.
  case local
  /// Elsewhere: asked only with ``CassandraConfiguration/usesRemoteDatacenters``.
  case remote
  /// Not used at all: neither connected to nor asked.
  case ignored

  /// Whether it is asked before any other data centre is thought of.
  var isLocal: Bool { self == .localRack || self == .local }
}
