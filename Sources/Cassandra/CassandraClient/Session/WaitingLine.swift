/// Requests that wait for room or for their turn, the oldest first.
struct WaitingLine {
  private var executions: [Execution] = []
  private var head = 0

  var count: Int { executions.count - head }

  /// Who waits longest.
  var first: Execution? { head < executions.count ? executions[head] : nil }

  /// Those whose time is over, or that nobody wants any more, leave the line where nobody stands before them.
  mutating func dropThoseThatAreOver() { while first?.isOver == true { _ = popFirst() } }

  mutating func append(_ execution: Execution) { executions.append(execution) }

  mutating func popFirst() -> Execution? {
    guard let execution = first else { return nil }
    head += 1
    // What was taken is let go in larger pieces, so that each is moved once at most.
    if head == executions.count || head >= 1_024 && head * 2 >= executions.count {
      executions.removeSubrange(..<head)
      head = 0
    }
    return execution
  }
}
