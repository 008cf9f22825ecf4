internal import CQLProtocol

/// What the nodes of a ``FakeCluster`` tell of themselves and of each other. It may change while they run: they tell
/// what is described at that moment.
public struct FakeClusterDescription: Sendable {
  /// The name of the cluster.
  public var name = "Test Cluster"
  /// The class that places rows on the ring.
  public var partitioner = "org.apache.cassandra.dht.Murmur3Partitioner"
  /// The nodes.
  public var members: [FakeMember]
  /// Whether the nodes have `system.peers_v2`, as those from release 4.0 on.
  public var hasPeersV2 = true
  /// Whether each node also lists itself among its peers, as real ones now and then do.
  public var listsItself = false
  /// The keyspaces and how they are replicated, as `system_schema.keyspaces` has it.
  public var keyspaces: [String: [String: String]] = [
    "system": ["class": "org.apache.cassandra.locator.LocalStrategy"],
    "system_schema": ["class": "org.apache.cassandra.locator.LocalStrategy"],
  ]
  /// The statements that nodes know more of than their text.
  public var statements: [FakeStatement] = []

  /// A cluster of these nodes.
  public init(members: [FakeMember]) { self.members = members }

  /// A cluster of so many nodes in each data centre, each on a rack of its own. Their tokens divide the ring evenly, so
  /// that neighbours are of different data centres where that can be.
  public init(nodes: KeyValuePairs<String, Int> = ["datacenter1": 1]) {
    var places: [(datacenter: String, rack: Int)] = []
    for rack in 1...max(1, nodes.map(\.value).max() ?? 1) {
      for (datacenter, count) in nodes where rack <= count { places.append((datacenter, rack)) }
    }
    members = places.enumerated().map { index, place in
      let step = UInt64.max / UInt64(places.count)
      let token = Token(rawValue: .min &+ 1 &+ Int64(bitPattern: UInt64(index) &* step))
      return FakeMember(id: index + 1, datacenter: place.datacenter, rack: "rack\(place.rack)", tokens: [token])
    }
  }

  /// The node of that number.
  public subscript(id: Int) -> FakeMember? {
    get { members.first { $0.id == id } }
    set {
      guard let index = members.firstIndex(where: { $0.id == id }) else {
        if let newValue { members.append(newValue) }
        return
      }
      if let newValue { members[index] = newValue } else { members.remove(at: index) }
    }
  }

  /// Adds a keyspace that keeps so many copies in each data centre.
  public mutating func addKeyspace(_ name: String, replicas: [String: Int]) {
    keyspaces[name] = replicas.mapValues(String.init)
    keyspaces[name]?["class"] = "org.apache.cassandra.locator.NetworkTopologyStrategy"
  }
}
