public import CQLProtocol
public import EventLoops

/// A node of the cluster, as the cluster describes it. It stays the same node where its address changes.
public struct Node: Hashable, Sendable, Identifiable {
  /// What names the node for as long as it lives: its `host_id`.
  public let id: CQLUUID
  /// Where it takes requests, as seen from here.
  public let address: SocketAddress
  /// The data centre it is in.
  public let datacenter: String
  /// The rack it is in.
  public let rack: String
  /// The release it runs, as in `5.0.6`.
  public let release: String
  /// What names the schema that it has.
  public let schemaVersion: CQLUUID?
  /// The ends of the ranges that it is the first replica of.
  public let tokens: [Token]

  /// A node of these properties.
  public init(
    id: CQLUUID, address: SocketAddress, datacenter: String, rack: String, release: String = "",
    schemaVersion: CQLUUID? = nil, tokens: [Token] = []
  ) {
    self.id = id
    self.address = address
    self.datacenter = datacenter
    self.rack = rack
    self.release = release
    self.schemaVersion = schemaVersion
    self.tokens = tokens
  }
}
