/// How many copies a keyspace keeps of each partition, and where.
enum ReplicationStrategy: Hashable, Sendable {
  /// On so many nodes that follow one another, wherever they are.
  case simple(factor: Int)
  /// On so many nodes of each data centre, in as many racks as there are.
  case networkTopology([String: Int])
  /// Elsewhere: on each node by itself, or where only the nodes know. Requests are not routed by it.
  case other

  /// The strategy that `system_schema.keyspaces` says in its column `replication`.
  init(_ options: [String: String]) {
    switch options["class"].map(Self.shortName) {
    case "SimpleStrategy":
      self = Self.copies(options["replication_factor"] ?? "").map { .simple(factor: $0) } ?? .other
    case "NetworkTopologyStrategy":
      let factors = options.filter { $0.key != "class" }.compactMapValues(Self.copies)
      self = .networkTopology(factors.filter { $0.value > 0 })
    default: self = .other
    }
  }

  /// The last part of a class's name, which may come with its package or without.
  static func shortName(_ name: String) -> String { String(name.split(separator: ".").last ?? "") }

  /// How many nodes keep whole copies: all of "3", two of "3/1", whose last is transient.
  private static func copies(_ factor: String) -> Int? {
    let parts = factor.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard let total = parts[0], total >= 0 else { return nil }
    guard parts.count > 1 else { return total }
    guard parts.count == 2, let transient = parts[1], (0...total).contains(transient) else { return nil }
    return total - transient
  }
}
