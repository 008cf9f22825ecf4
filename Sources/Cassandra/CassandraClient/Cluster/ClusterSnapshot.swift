import CQLProtocol
import EventLoops

/// The cluster as it was known at one moment, with what is computed from it. It never changes; a newer one replaces it.
final class ClusterSnapshot: Sendable {
  /// In the order of their ids, none twice. A node's index here stands for it in everything that goes by this snapshot.
  let nodes: [Node]
  /// The data centre whose nodes are asked.
  let localDatacenter: String
  /// The rack whose replicas are asked first.
  let localRack: String?
  /// Whether nodes of other data centres are asked at all.
  let usesRemoteDatacenters: Bool
  /// What makes tokens of keys: a class of Cassandra's.
  let partitioner: String
  /// All keyspaces.
  let keyspaces: [String: ReplicationStrategy]
  /// How far away each node is.
  let distances: [NodeDistance]
  /// The nodes of the local data centre, and those of the others.
  let localNodes: [Int32]
  let remoteNodes: [Int32]
  /// Those that are not used.
  let ignoredNodes: NodeSet

  /// Empty where requests are not routed by token.
  let ring: TokenRing
  private let tables: [ReplicationStrategy: ReplicaTable]
  private let tablesByKeyspace: [String: ReplicaTable]
  private let indicesByID: [CQLUUID: Int]
  private let indicesByAddress: [SocketAddress: Int]

  /// A snapshot of no cluster.
  static let empty = ClusterSnapshot(
    nodes: [], keyspaces: [:], localDatacenter: "", localRack: nil, usesRemoteDatacenters: false, partitioner: "")

  /// A snapshot of these nodes and keyspaces. Takes milliseconds where nodes have many tokens: not for a loop's thread.
  /// - Parameters:
  ///   - partitioner: as in `system.local`; requests are routed by token for Murmur3 only.
  ///   - distance: says how far away a node is; nil goes by its data centre and rack.
  ///   - previous: a snapshot whose computed parts are taken over as far as they still hold.
  init(
    nodes given: [Node], keyspaces: [String: ReplicationStrategy], localDatacenter: String, localRack: String?,
    usesRemoteDatacenters: Bool, partitioner: String, distance: (Node) -> NodeDistance? = { _ in nil },
    reusing previous: ClusterSnapshot? = nil
  ) {
    let nodes = Self.ordered(given)
    self.nodes = nodes
    self.keyspaces = keyspaces
    self.localDatacenter = localDatacenter
    self.localRack = localRack
    self.usesRemoteDatacenters = usesRemoteDatacenters
    self.partitioner = partitioner
    let distances: [NodeDistance] = nodes.map { node in
      if let distance = distance(node) { return distance }
      guard node.datacenter == localDatacenter else { return .remote }
      return node.rack == localRack ? .localRack : .local
    }
    self.distances = distances
    localNodes = nodes.indices.filter { distances[$0].isLocal }.map(Int32.init)
    remoteNodes = nodes.indices.filter { distances[$0] == .remote }.map(Int32.init)
    ignoredNodes = nodes.indices.reduce(into: NodeSet()) { if distances[$1] == .ignored { $0.insert($1) } }
    indicesByID = Dictionary(nodes.indices.map { (nodes[$0].id, $0) }) { first, _ in first }
    indicesByAddress = Dictionary(nodes.indices.map { (nodes[$0].address, $0) }) { first, _ in first }

    let isRouted = ReplicationStrategy.shortName(partitioner) == "Murmur3Partitioner"
    let kept = previous.flatMap { $0.partitioner == partitioner && $0.isPlaced(as: nodes) ? $0 : nil }
    let ring = kept?.ring ?? (isRouted ? TokenRing(of: nodes) : TokenRing())
    self.ring = ring
    var tables: [ReplicationStrategy: ReplicaTable] = [:]
    var tablesByKeyspace: [String: ReplicaTable] = [:]
    for (keyspace, strategy) in keyspaces where !Self.systemKeyspaces.contains(keyspace) {
      if tables[strategy] == nil {
        tables[strategy] = kept?.tables[strategy] ?? ReplicaTable(strategy, ring: ring, nodes: nodes)
      }
      tablesByKeyspace[keyspace] = tables[strategy]
    }
    self.tables = tables
    self.tablesByKeyspace = tablesByKeyspace
  }

  /// The nodes that keep the partition of that token: indices, the primary replica first. None where that is not known.
  func replicas(of token: Token, in keyspace: String) -> ArraySlice<Int32> {
    guard let table = tablesByKeyspace[keyspace] else { return [] }
    return table[ring.position(of: token)]
  }

  /// Whether that node is connected to.
  func uses(_ node: Int) -> Bool {
    switch distances[node] {
    case .localRack, .local: true
    case .remote: usesRemoteDatacenters
    case .ignored: false
    }
  }

  /// The index of a node; nil if there is none of that id.
  func index(of id: CQLUUID) -> Int? { indicesByID[id] }

  /// The index of the node that takes requests there; nil if none does.
  func index(at address: SocketAddress) -> Int? { indicesByAddress[address] }
}

extension ClusterSnapshot {
  /// Those of the nodes themselves, which nobody routes requests to.
  static let systemKeyspaces: Set<String> = [
    "system", "system_schema", "system_auth", "system_distributed", "system_traces", "system_views",
    "system_virtual_schema", "system_cluster_metadata",
  ]

  /// One order, whichever node told of the others.
  private static func ordered(_ nodes: [Node]) -> [Node] {
    var ids: Set<CQLUUID> = []
    return nodes.filter { ids.insert($0.id).inserted }.sorted { ($0.id.high, $0.id.low) < ($1.id.high, $1.id.low) }
  }

  /// Whether partitions are kept where they would be with these nodes.
  private func isPlaced(as others: [Node]) -> Bool {
    nodes.elementsEqual(others) { left, right in
      left.id == right.id && left.datacenter == right.datacenter && left.rack == right.rack
        && left.tokens == right.tokens
    }
  }
}
