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

  /// Returns once so many unanswered requests are waited for by nobody.
  func untilOrphans(_ wanted: Int) async throws {
    while true {
      var count = 0
      for shard in shards {
        count += try await shard.loop.run { shard.channels.reduce(0) { $0 + ($1.connection?.streams.orphans ?? 0) } }
      }
      if count == wanted { return }
      try Task.checkCancellation()
      await Task.yield()
    }
  }

  /// Returns once nothing is unanswered any more.
  func untilIdle() async throws {
    while try await inFlight() > 0 {
      try Task.checkCancellation()
      await Task.yield()
    }
  }
}

extension CassandraSession {
  /// The loops that it has connections on.
  var loopsOfSession: [EventLoop] { shards.map(\.loop) }
}
