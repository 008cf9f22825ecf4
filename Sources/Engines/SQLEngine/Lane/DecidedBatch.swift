import Commands
import Domain
import Records

/// What a batch of commands comes to: each decided on the state that those before it left.
///
/// A refused command has changed nothing and holds back nobody. Nobody is told anything before `tell()`.
struct DecidedBatch {
  private(set) var records: [ChangeRecord] = []
  private(set) var answers: AnswerBook
  private(set) var head: LogHead
  /// The rows as the batch leaves them.
  private(set) var state: State
  private var firsts = FirstTimes()
  private let now: Timestamp
  private var replies: [() -> Void] = []

  /// Loads what the commands must see, and decides them.
  ///
  /// - Parameter known: what the batches before left.
  init(
    _ batch: [any PendingCommand], on connection: some SQLConnection, knowing known: inout KnownRows,
    at now: Timestamp
  ) throws(SQLError) {
    self.now = now
    head = try LogHead.load(from: connection)
    state = known.take(at: head)
    let answers = try AnswerBook(Set(batch.compactMap(\.once?.scope)), from: connection, at: now)
    self.answers = answers
    let unanswered = batch.filter { command in command.once.map { answers[$0.scope] == nil } ?? true }
    try state.load(neededBy: unanswered, from: connection)
    replies.reserveCapacity(batch.count)
    for command in batch { try decide(command, on: connection) }
  }

  private mutating func decide(_ command: any PendingCommand, on connection: some SQLConnection) throws(SQLError) {
    if let once = command.once, let kept = answers[once.scope] {
      guard kept.fingerprint == once.fingerprint else { return replies.append { command.refuse(.keyReused) } }
      let answer = try answer(kept, from: connection)
      return replies.append { command.replay(answer, at: kept.position) }
    }
    // Rows that commands before this one made may let it learn of more that it needs.
    if !records.isEmpty { try state.load(neededBy: [command], from: connection) }
    do throws(StoreError) {
      accept(try command.decide(on: state, at: now), of: command)
    } catch {
      replies.append { command.refuse(error) }
    }
  }

  private mutating func accept(_ verdict: Verdict, of command: any PendingCommand) {
    if !verdict.changes.isEmpty {
      for change in verdict.changes { apply(change) }
      let record = ChangeRecord(
        position: head.position + 1, time: now, actor: command.actor, command: command.name, changes: verdict.changes,
        after: head.hash)
      head.position = record.position
      head.hash = record.hash
      records.append(record)
    }
    if let once = command.once {
      let answer = verdict.answer()
      let isInLog = verdict.changes.first?.answer == answer
      answers.keep(
        KeptAnswer(
          scope: once.scope, fingerprint: once.fingerprint, answer: isInLog ? nil : answer.encoded,
          position: head.position, time: now))
    }
    let position = head.position
    replies.append { verdict.tell(position) }
  }

  private mutating func apply(_ change: Change) {
    firsts.note(change, on: state)
    state.apply(change)
  }

  /// What was answered: kept with the key, or told by the record of what was changed.
  private func answer(_ kept: KeptAnswer, from connection: some SQLConnection) throws(SQLError) -> Answer {
    if let encoded = kept.answer {
      guard let answer = try? Answer(encoded: encoded) else { throw .unreadable("the answer to an idempotency key") }
      return answer
    }
    let record =
      if let known = records.first(where: { $0.position == kept.position }) { known } else {
        try Table.changeLog.page(after: kept.position - 1, limit: 1, of: connection).first
      }
    guard let change = record?.changes.first else { throw .unreadable("no change at position \(kept.position)") }
    return change.answer
  }

  /// Writes all that the batch leaves behind.
  func save(to connection: some SQLConnection) throws(SQLError) {
    if !records.isEmpty {
      try Writes(records, firsts: firsts).save(to: connection)
      try Table.changeLog.insert(records, into: connection)
      try head.save(to: connection)
    }
    try answers.save(to: connection, at: now)
  }

  /// Answers everyone, once all is durable.
  func tell() {
    for reply in replies { reply() }
  }
}
