/// How keyspaces were replicated when that was asked.
struct KeyspaceReading: Sendable {
  /// Which question it answers: of two the one with the higher number was asked later.
  let question: Int
  let strategies: [String: ReplicationStrategy]

  init(question: Int, _ strategies: [String: ReplicationStrategy]) {
    self.question = question
    self.strategies = strategies
  }
}
