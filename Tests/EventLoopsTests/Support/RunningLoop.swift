import EventLoops
import Testing

/// Runs `body` with a loop that is started before and has ended after it, so that leaks show.
func withLoop<Value>(
  _ body: (EventLoop) async throws -> Value
) async throws -> Value {
  let loop = try EventLoop(name: "test")
  try loop.start()
  do {
    let value = try await body(loop)
    await loop.shutdown()
    return value
  } catch {
    await loop.shutdown()
    throw error
  }
}
