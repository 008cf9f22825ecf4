public import CQLProtocol
import EventLoops

extension CassandraSession {
  /// What the nodes noted of a traced request. They note it after they have answered: this waits until it is complete,
  /// at most as long as questions to the system tables may take, and then returns what there is.
  /// - Parameter id: the ``QueryResult/tracingID`` of the request's result.
  /// - Returns: nil where nothing was noted in that time; a trace without a ``Trace/duration`` where not all was.
  /// - Throws: ``CassandraError``; `CancellationError`.
  public func trace(_ id: CQLUUID) async throws -> Trace? {
    let clock = configuration.clock
    let end = clock.now.advanced(by: configuration.metadata.timeout)
    var pause = Duration.milliseconds(10)
    while true {
      let isLast = clock.now.advanced(by: pause) >= end
      let session = try await execute(
        Statement("SELECT * FROM system_traces.sessions WHERE session_id = ?", id).at(.one)
      ).rows.first
      if let session, try isLast || isComplete(session) { return try await trace(id, session) }
      if isLast { return nil }
      try await clock.sleep(for: pause, on: currentShard.loop)
      pause = min(pause * 2, .milliseconds(500))
    }
  }

  private func isComplete(_ session: Row) throws -> Bool {
    do { return try session.decode("duration", as: Int64?.self) != nil } catch { throw CassandraError(.value(error)) }
  }

  private func trace(_ id: CQLUUID, _ session: Row) async throws -> Trace {
    var events: [Trace.Event] = []
    let query = try Statement("SELECT * FROM system_traces.events WHERE session_id = ?", id).at(.one)
    for try await page in pages(query) {
      do { events += try page.rows.decode(as: Trace.Event.self) } catch { throw CassandraError(.value(error)) }
    }
    do { return try Trace(row: NamedRow(session), events: events) } catch { throw CassandraError(.value(error)) }
  }
}
