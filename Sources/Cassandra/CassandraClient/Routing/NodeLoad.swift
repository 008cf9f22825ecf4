/// How a node is doing, as seen from one loop.
struct NodeLoad: Hashable, Sendable {
  typealias State = CandidateNode.State

  /// How many requests it has not answered yet.
  var inFlight = 0
  /// Whether it can be asked.
  var state = State.up
  /// Whether it came up less than a minute ago, and may have a cold cache.
  var isNew = false

  init(inFlight: Int = 0, state: State = .up, isNew: Bool = false) {
    self.inFlight = inFlight
    self.state = state
    self.isNew = isNew
  }
}

/// Knows how nodes are doing. A class, so that a plan can ask again as it goes on, seconds after it was made.
protocol NodeLoads: AnyObject {
  /// How the node at that index of the snapshot is doing.
  func load(of node: Int) -> NodeLoad
}
