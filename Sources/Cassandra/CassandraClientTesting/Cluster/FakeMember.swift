public import CQLProtocol
public import EventLoops

/// A node as a ``FakeCluster`` describes it in its system tables, whether anything listens at its address or not.
public struct FakeMember: Sendable, Identifiable {
  /// What tells it from the others of the cluster, for as long as it is described: 1 and up.
  public let id: Int
  /// Its `host_id`.
  public var hostID: CQLUUID
  /// Where it tells clients to connect to.
  public var address: SocketAddress
  /// The data centre it is in.
  public var datacenter: String
  /// The rack it is in.
  public var rack: String
  /// The release it runs.
  public var release = "4.1.10"
  /// What names the schema that it has.
  public var schemaVersion = CQLUUID(high: 0x5C4E_3A00_0000_4000, low: 0x8000_0000_0000_0001)
  /// The ends of the ranges that it is the first replica of.
  public var tokens: [Token]
  /// Whether the others list it among their peers.
  public var isListed = true
  /// What its rows have instead of what is described: a column that real nodes sometimes leave null, for example.
  public var columns: [String: CQLValue] = [:]

  /// A node of these properties.
  public init(
    id: Int, hostID: CQLUUID? = nil, address: SocketAddress = .loopback(port: 9042),
    datacenter: String = "datacenter1", rack: String = "rack1", tokens: [Token] = [Token(rawValue: 0)]
  ) {
    self.id = id
    self.hostID = hostID ?? CQLUUID(high: 0x0000_0000_0000_4000, low: 0x8000_0000_0000_0000 | UInt64(id))
    self.address = address
    self.datacenter = datacenter
    self.rack = rack
    self.tokens = tokens
  }
}
