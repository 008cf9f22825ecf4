public import Commands
public import Domain

/// The write side on a SQL database: one commit lane, on a thread of its own.
///
/// Receipts say nothing about reads: `visible` is false until someone who knows the read model says otherwise.
public final class SQLCommandStore<Connection: SQLConnection & Sendable>: CommandStore {
  private let queue: LaneQueue
  private let thread: LaneThread

  /// Starts the lane.
  ///
  /// - Parameters:
  ///   - connection: to a database prepared by `Migrator.prepareStore`; belongs to the store from now on, which closes
  ///     it when it stops.
  ///   - clock: the time that commands are decided at.
  ///   - capacity: how many commands may wait; those beyond are refused as `busy`.
  ///   - largestBatch: how many commands share one commit at most.
  ///   - listener: told of what comes to stand in the change log.
  ///   - failed: told of what the database refused, for people to read; callers are told what they can do about it.
  public init(
    on connection: Connection, clock: @escaping @Sendable () -> Timestamp, capacity: Int = 4_096,
    largestBatch: Int = 128, telling listener: LogListener,
    failed: @escaping @Sendable (SQLError) -> Void = { _ in }
  ) {
    let queue = LaneQueue(capacity: capacity, largestBatch: largestBatch)
    self.queue = queue
    thread = LaneThread(named: "commit lane") {
      var lane = CommitLane(connection: connection, clock: clock, listener: listener, failed: failed)
      lane.serve(queue)
      connection.close()
    }
  }

  deinit { queue.close() }

  public func execute<C: Command>(_ command: C, by actor: User.ID?, once: Idempotency?) async throws(StoreError)
    -> Receipt<C.Outcome>
  {
    let once = once.map { Once($0, of: actor) }
    let result = await withCheckedContinuation { task in
      queue.append(Waiting(command: command, actor: actor, once: once, task: task))
    }
    return try result.get()
  }

  /// Serves the commands that wait, refuses new ones as `stopping`, and closes the connection; returns once that is
  /// done. May be called again.
  public func stop() async {
    queue.close()
    await thread.end()
  }
}
