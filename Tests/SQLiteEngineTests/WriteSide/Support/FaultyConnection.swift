import SQLEngine
import SQLiteEngine
import Synchronization

/// A connection that fails where it is told to.
final class FaultyConnection: SQLConnection, @unchecked Sendable {  // used by the lane's thread alone, as its base is
  private let base: SQLiteConnection
  private let faults: Faults

  init(_ base: SQLiteConnection, _ faults: Faults) {
    self.base = base
    self.faults = faults
  }

  func statement(_ sql: String) throws(SQLError) -> SQLiteStatement {
    try faults.pass(sql)
    return try base.statement(sql)
  }

  func begin() throws(SQLError) {
    try faults.pass("BEGIN")
    try base.begin()
  }

  func commit() throws(SQLError) {
    try faults.pass("COMMIT")
    try base.commit()
    try faults.pass("COMMITTED")
  }

  func rollback() { base.rollback() }

  func close() { base.close() }
}

/// What is to fail, how often.
final class Faults: Sendable {
  private struct Planned {
    var countdown: Int?
    var beginning: String?
    var error = SQLError(.inputOutput, "injected")
    var times = 0
  }

  private let planned = Mutex(Planned())

  /// Fails the statements that begin so, a number of times.
  func fail(_ beginning: String, with error: SQLError, times: Int = 1) {
    planned.withLock { $0 = Planned(beginning: beginning, error: error, times: times) }
  }

  /// Fails the statement that comes after `count` others, up to the commit itself.
  func fail(after count: Int, with error: SQLError) {
    planned.withLock { $0 = Planned(countdown: count, error: error, times: 1) }
  }

  /// Whether nothing is left to fail.
  var isSpent: Bool { planned.withLock { $0.times == 0 } }

  func clear() { planned.withLock { $0 = Planned() } }

  func pass(_ statement: String) throws(SQLError) {
    let error = planned.withLock { planned -> SQLError? in
      guard planned.times > 0 else { return nil }
      if let countdown = planned.countdown {
        guard statement != "COMMITTED" else { return nil }
        planned.countdown = countdown - 1
        guard countdown == 0 else { return nil }
      } else {
        guard let beginning = planned.beginning, statement.hasPrefix(beginning) else { return nil }
      }
      planned.times -= 1
      return planned.error
    }
    if let error { throw error }
  }
}
