import Commands
import Cryptography
import Domain

/// The kept answers that concern one batch of commands.
struct AnswerBook {
  private var answers: [IdempotencyScope: KeptAnswer] = [:]
  /// Kept for longer than promised; in the way of new ones under their keys.
  private var expired: [IdempotencyScope] = []
  private var added: [KeptAnswer] = []

  /// What was kept under `scopes`.
  init(_ scopes: Set<IdempotencyScope>, from connection: some SQLConnection, at now: Timestamp) throws(SQLError) {
    try Lookup.keptAnswers.load(Array(scopes), from: connection) { kept in
      if kept.isExpired(at: now) { expired.append(kept.scope) } else { answers[kept.scope] = kept }
    }
  }

  subscript(scope: IdempotencyScope) -> KeptAnswer? { answers[scope] }

  mutating func keep(_ answer: KeptAnswer) {
    answers[answer.scope] = answer
    added.append(answer)
  }

  func save(to connection: some SQLConnection, at now: Timestamp) throws(SQLError) {
    guard !added.isEmpty else { return }
    for scope in expired {
      let delete = try connection.statement("DELETE FROM idempotency WHERE scope = ?")
      delete.bind(bytes: scope.digest.bytes.span.bytes)
      try delete.run()
    }
    try Table.idempotency.insert(added, into: connection)
    try forgetOldest(of: connection, at: now)
  }

  /// Whoever adds answers takes away up to twice as many that have expired: the table shrinks without a great sweep.
  private func forgetOldest(of connection: some SQLConnection, at now: Timestamp) throws(SQLError) {
    let oldest = try connection.statement("SELECT sequence, time FROM idempotency ORDER BY sequence LIMIT 1")
    let found = try oldest.firstRow { (row) throws(SQLError) in (sequence: try row.integer(), time: try row.integer()) }
    let limit = now.microseconds - Idempotency.lifetime
    guard let found, found.time < limit else { return }
    let delete = try connection.statement("DELETE FROM idempotency WHERE sequence < ? AND time < ?")
    delete.bind(found.sequence + Int64(added.count * 2))
    delete.bind(limit)
    try delete.run()
  }
}
