extension FakeNode {
  /// What happened so far.
  public var activity: FakeActivity { core.activity.value }

  /// The requests received so far that the condition is about.
  public func received(_ condition: FakeCondition = .any) -> [FakeRequest] { activity.requests(condition) }

  /// Waits until so many requests that the condition is about have come since the node began.
  ///
  /// - Returns: these requests, and those that came meanwhile.
  /// - Throws: `CancellationError` if the task is cancelled first.
  @discardableResult
  public func received(_ count: Int, _ condition: FakeCondition = .any) async throws -> [FakeRequest] {
    try await until { $0.requests(condition).count >= count }
    return received(condition)
  }

  /// Waits until what happened is as wanted. It is asked after each thing that happens.
  ///
  /// - Throws: `CancellationError` if the task is cancelled first.
  public func until(_ wanted: @escaping @Sendable (FakeActivity) -> Bool) async throws {
    try await core.activity.wait(until: wanted)
  }

  /// How many connections are open.
  public var openConnections: Int { activity.open.count }

  /// Waits until so many connections are open, no more and no less.
  ///
  /// - Throws: `CancellationError` if the task is cancelled first.
  public func untilOpen(_ count: Int) async throws { try await until { $0.open.count == count } }
}
