import CQLProtocol

/// What of a request decides where it goes.
struct RoutingRequest: Sendable {
  /// Where its partition is, if that is known.
  var token: Token?
  /// The keyspace of its table, if that is known.
  var keyspace: String?
  /// Whether its consistency level is local by its name, so that other data centres are of no use.
  var staysLocal = false
  /// Whether it is a conditional statement or a read at a serial level: those meet at one replica, the first, rather
  /// than fight over the partition from several.
  var keepsReplicaOrder = false
  /// The only node to ask.
  var node: CQLUUID?
  /// The node to ask first, if it is up: the one that has answered what came before.
  var first: CQLUUID?

  init(
    token: Token? = nil, keyspace: String? = nil, staysLocal: Bool = false, keepsReplicaOrder: Bool = false,
    node: CQLUUID? = nil
  ) {
    self.token = token
    self.keyspace = keyspace
    self.staysLocal = staysLocal
    self.keepsReplicaOrder = keepsReplicaOrder
    self.node = node
  }
}
