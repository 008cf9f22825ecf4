public import Commands
public import Domain
import Synchronization

/// The write side of a store that lives as long as the program: for tests, and as the model of the real engines.
public final class MemoryCommandStore: CommandStore {
  /// What a command changed, in the order of the change log.
  public struct Entry: Hashable, Sendable {
    /// `Command.name`
    public let command: String
    public let actor: User.ID?
    public let changes: [Change]
  }

  private struct Contents {
    var rows: MemoryRows
    var log: [Entry] = []
    var answers: [Scope: KeptAnswer] = [:]
  }

  /// Who used which key.
  private struct Scope: Hashable {
    let actor: User.ID?
    let key: IdempotencyKey
  }

  private struct KeptAnswer {
    let fingerprint: [UInt8]
    let answer: Answer
    let position: Int64
    let time: Timestamp
  }

  private let contents: Mutex<Contents>
  private let clock: @Sendable () -> Timestamp

  public init(_ rows: MemoryRows = MemoryRows(), clock: @escaping @Sendable () -> Timestamp) {
    contents = Mutex(Contents(rows: rows))
    self.clock = clock
  }

  public var rows: MemoryRows { contents.withLock { $0.rows } }

  /// One entry for each command that changed something; the first has position 1.
  public var log: [Entry] { contents.withLock { $0.log } }

  public func execute<C: Command>(_ command: C, by actor: User.ID?, once: Idempotency?) async throws(StoreError)
    -> Receipt<C.Outcome>
  {
    try contents.withLock { contents throws(StoreError) in
      let moment = Moment(now: clock(), actor: actor)
      let scope = once.map { Scope(actor: actor, key: $0.key) }
      if let once, let scope, let kept = contents.answers[scope],
        kept.time.microseconds >= moment.now.microseconds - Idempotency.lifetime
      {
        guard kept.fingerprint == once.fingerprint, let outcome = C.Outcome(kept.answer) else { throw .keyReused }
        return Receipt(outcome: outcome, position: kept.position, replayed: true)
      }
      let decision = try command.decide(on: contents.rows.state(for: command), at: moment)
      for change in decision.changes { contents.rows.apply(change) }
      if !decision.changes.isEmpty {
        contents.log.append(Entry(command: C.name, actor: actor, changes: decision.changes))
      }
      let position = Int64(contents.log.count)
      if let once, let scope {
        contents.answers[scope] = KeptAnswer(
          fingerprint: once.fingerprint, answer: decision.outcome.answer, position: position, time: moment.now)
      }
      return Receipt(outcome: decision.outcome, position: position)
    }
  }
}
