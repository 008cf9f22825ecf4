public import CQLProtocol
public import EventLoops

/// A node of the cluster, as the cluster describes it. It stays the same node where its address changes.
public struct Node: Sendable, Identifiable {
  /// Shared by all copies: each answer carries one.
  private let description: Description

  /// A node of these properties.
  public init(
    id: CQLUUID, address: SocketAddress, datacenter: String, rack: String, release: String = "",
    schemaVersion: CQLUUID? = nil, tokens: [Token] = []
  ) {
    description = Description(
      id: id, address: address, datacenter: datacenter, rack: rack, release: release, schemaVersion: schemaVersion,
      tokens: tokens)
  }

  /// What names the node for as long as it lives: its `host_id`.
  public var id: CQLUUID { description.id }
  /// Where it takes requests, as seen from here.
  public var address: SocketAddress { description.address }
  /// The data centre it is in.
  public var datacenter: String { description.datacenter }
  /// The rack it is in.
  public var rack: String { description.rack }
  /// The release it runs, as in `5.0.6`.
  public var release: String { description.release }
  /// What names the schema that it has.
  public var schemaVersion: CQLUUID? { description.schemaVersion }
  /// The ends of the ranges that it is the first replica of.
  public var tokens: [Token] { description.tokens }
}

extension Node: Hashable {
  /// Whether both are described alike.
  public static func == (left: Node, right: Node) -> Bool {
    left.description === right.description
      || left.id == right.id && left.address == right.address && left.datacenter == right.datacenter
        && left.rack == right.rack && left.release == right.release && left.schemaVersion == right.schemaVersion
        && left.tokens == right.tokens
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(id)
    hasher.combine(address)
  }
}

extension Node {
  private final class Description: Sendable {
    let id: CQLUUID
    let address: SocketAddress
    let datacenter: String
    let rack: String
    let release: String
    let schemaVersion: CQLUUID?
    let tokens: [Token]

    init(
      id: CQLUUID, address: SocketAddress, datacenter: String, rack: String, release: String, schemaVersion: CQLUUID?,
      tokens: [Token]
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
}
