import EventLoops

/// A request that was begun and that no task waits for.
struct PendingRequest: Sendable {
  private let execution: Execution

  /// Begins a request on a shard. What comes of it is told on the shard's thread, and to nobody where its loop has
  /// ended and it never began.
  /// - Returns: nil where the loop has ended.
  init?(
    _ draft: RequestDraft, on shard: Shard, _ then: @escaping @Sendable (Result<RequestAnswer, any Error>) -> Void
  ) {
    let execution = Execution(draft, on: shard)
    self.execution = execution
    if shard.loop.isCurrent {
      execution.begin(.callback(then))
    } else if !shard.loop.execute({ execution.begin(.callback(then)) }) {
      return nil
    }
  }

  /// Gives the request up. Nothing happens where it has ended.
  func cancel() {
    let execution = execution
    execution.shard.loop.execute { execution.cancel() }
  }
}
