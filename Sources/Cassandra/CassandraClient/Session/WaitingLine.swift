/// Requests that wait for room, the oldest first.
struct WaitingLine {
  private var executions: [Execution] = []
  private var first = 0

  var count: Int { executions.count - first }

  mutating func append(_ execution: Execution) { executions.append(execution) }

  mutating func popFirst() -> Execution? {
    guard first < executions.count else { return nil }
    let execution = executions[first]
    first += 1
    // What was taken is let go in larger pieces, so that each is moved once at most.
    if first == executions.count || first >= 1_024 && first * 2 >= executions.count {
      executions.removeSubrange(..<first)
      first = 0
    }
    return execution
  }
}
