@testable import CassandraClient
import EventLoops

extension CassandraSession {
  /// How many requests are unanswered on the connections of all loops, those included that nobody waits for.
  func inFlight() async throws -> Int {
    var count = 0
    for shard in shards {
      count += try await shard.loop.run { shard.channels.reduce(0) { $0 + ($1.connection?.inFlight ?? 0) } }
    }
    return count
  }

  /// Returns once nothing is unanswered any more.
  func untilIdle() async throws {
    while try await inFlight() > 0 { await Task.yield() }
  }
}

extension CassandraSession {
  /// The loops that it has connections on.
  var loopsOfSession: [EventLoop] { shards.map(\.loop) }
}
