/// What is to be read anew. A set: a flood of events adds no more to it than one of each kind.
struct ControlAgenda: OptionSet {
  let rawValue: UInt8

  /// Who the nodes are, and all the rest along with it.
  static let nodes = ControlAgenda(rawValue: 1)
  /// How keyspaces are replicated.
  static let keyspaces = ControlAgenda(rawValue: 2)
  static let everything: ControlAgenda = [.nodes, .keyspaces]
}
