import Commands
import Domain

/// A command that waits for its turn, its outcome's type put away. Answered exactly once.
protocol PendingCommand: Sendable {
  /// The command's.
  var name: String { get }
  var actor: User.ID? { get }
  var once: Once? { get }

  func needs(given state: State) -> Set<Need>
  func decide(on state: State, at now: Timestamp) throws(StoreError) -> Verdict
  /// Answers as the same request was answered before.
  func replay(_ answer: Answer, at position: Int64)
  func refuse(_ error: StoreError)
}

/// A caller's idempotency key, and what was asked with it.
struct Once: Sendable {
  let scope: IdempotencyScope
  let fingerprint: [UInt8]

  init(_ once: Idempotency, of actor: User.ID?) {
    scope = IdempotencyScope(once.key, of: actor)
    fingerprint = once.fingerprint
  }
}

/// What a command leads to.
struct Verdict {
  let changes: [Change]
  /// What to keep for requests that repeat the command.
  let answer: () -> Answer
  /// Tells the caller, once the changes are durable.
  let tell: (_ position: Int64) -> Void
}

/// A command and the task that waits for its receipt.
struct Waiting<C: Command>: PendingCommand {
  let command: C
  let actor: User.ID?
  let once: Once?
  let task: CheckedContinuation<Result<Receipt<C.Outcome>, StoreError>, Never>

  var name: String { C.name }

  func needs(given state: State) -> Set<Need> { command.needs(given: state) }

  func decide(on state: State, at now: Timestamp) throws(StoreError) -> Verdict {
    let decision = try command.decide(on: state, at: Moment(now: now, actor: actor))
    return Verdict(changes: decision.changes, answer: { decision.outcome.answer }) { position in
      task.resume(returning: .success(Receipt(outcome: decision.outcome, position: position, visible: false)))
    }
  }

  func replay(_ answer: Answer, at position: Int64) {
    guard let outcome = C.Outcome(answer) else { return refuse(.keyReused) }
    task.resume(returning: .success(Receipt(outcome: outcome, position: position, replayed: true, visible: false)))
  }

  func refuse(_ error: StoreError) { task.resume(returning: .failure(error)) }
}
