/// Waits until `condition` holds, at most `limit`, which is a guard against a hang and no measure.
/// - Returns: whether it came to hold.
public func eventually(within limit: Duration = .seconds(600), _ condition: () -> Bool) async -> Bool {
  let deadline = ContinuousClock.now + limit
  while !condition() {
    guard ContinuousClock.now < deadline else { return false }
    try? await Task.sleep(for: .milliseconds(1))
  }
  return true
}
