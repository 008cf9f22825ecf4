import Commands
import Domain
import Records

/// The one writer of a SQL database: takes all commands that wait, and gives them one load, one decision after
/// another, and one commit. Nobody waits for company: a lone command is a batch of one.
struct CommitLane<Connection: SQLConnection> {
  let connection: Connection
  let clock: @Sendable () -> Timestamp
  let listener: LogListener
  /// Told of what the database refused, for people to read; callers are told what they can do about it.
  let failed: @Sendable (SQLError) -> Void
  private var known = KnownRows()

  init(
    connection: Connection, clock: @escaping @Sendable () -> Timestamp, listener: LogListener,
    failed: @escaping @Sendable (SQLError) -> Void
  ) {
    self.connection = connection
    self.clock = clock
    self.listener = listener
    self.failed = failed
  }

  /// Serves the queue until it is closed and empty, on the thread that calls it.
  mutating func serve(_ queue: LaneQueue) {
    while let batch = queue.next() { serve(batch) }
  }

  private mutating func serve(_ batch: [any PendingCommand]) {
    do throws(SQLError) {
      let decided = try commit(batch)
      if !decided.records.isEmpty { listener.committed(decided.records) }
      decided.tell()
    } catch {
      listener.withdrawn()
      failed(error)
      // What one command asked for may be what the database refused: alone, it cannot take the others with it.
      if batch.count > 1, error.mayConcernOneCommand {
        for command in batch { serve([command]) }
      } else {
        for command in batch { command.refuse(.unavailable(error.unavailability)) }
      }
    }
  }

  private mutating func commit(_ batch: [any PendingCommand]) throws(SQLError) -> DecidedBatch {
    let decided = try connection.transaction { () throws(SQLError) in
      let decided = try DecidedBatch(batch, on: connection, knowing: &known, at: clock())
      if !decided.records.isEmpty { listener.decided(decided.records) }
      try decided.save(to: connection)
      return decided
    }
    known = KnownRows(decided.state, at: decided.head)
    return decided
  }
}

extension SQLError {
  /// Whether the refusal may come from what one command wanted, and not from the state that the database is in.
  fileprivate var mayConcernOneCommand: Bool {
    if outcomeUnknown { return false }
    return switch kind {
    case .constraint, .damaged, .other: true
    case .busy, .full, .readOnly, .cannotOpen, .inputOutput: false
    }
  }
}
