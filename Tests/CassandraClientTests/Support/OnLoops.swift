import EventLoops

/// Runs a test with loops of its own.
func withLoops<Result: Sendable>(
  _ count: Int = 1, _ body: @Sendable ([EventLoop]) async throws -> Result
) async throws -> Result {
  try await withLoopGroup(count) { try await body($0.loops) }
}

/// Runs a test with a group of loops of its own.
func withLoopGroup<Result: Sendable>(
  _ count: Int = 1, _ body: @Sendable (LoopGroup) async throws -> Result
) async throws -> Result {
  let loops = try LoopGroup(count: count)
  try loops.start()
  do {
    let result = try await body(loops)
    await loops.shutdown()
    return result
  } catch {
    await loops.shutdown()
    throw error
  }
}
