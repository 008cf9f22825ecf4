import SQLEngine
import Synchronisation

/// The steps, of which each is done as a whole or not at all.
extension SQLiteReadModelWriter {
  /// What became of a step.
  enum Application {
    case done
    /// The checkpoint is another than it was said to be.
    case displaced
    /// It was not to be, after all.
    case notMeant
  }

  /// Applies `operations` and moves the checkpoint, or does neither.
  func apply(
    _ operations: FoldedOperations, from current: Checkpoint, to next: Checkpoint, if isMeant: () -> Bool = { true }
  ) throws(SQLError) -> Application {
    guard phase == .following else { return try build(operations, from: current, to: next, if: isMeant) }
    try connection.begin()
    do throws(SQLError) {
      let application = try prepare(operations, from: current, to: next, if: isMeant)
      if application == .done { try connection.commit() } else { connection.rollback() }
      return application
    } catch {
      connection.rollback()
      throw error
    }
  }

  /// Does all but the commit, and leaves it little to do: somebody waits for it.
  private func prepare(
    _ operations: FoldedOperations, from current: Checkpoint, to next: Checkpoint, if isMeant: () -> Bool
  ) throws(SQLError) -> Application {
    guard try checkpoint() == current else { return .displaced }
    try move(to: next)
    try write(operations)
    try connection.flush()
    return isMeant() ? .done : .notMeant
  }

  /// Has what follows written without a way back, until the model is whole: of a file that nobody reads yet, and that is
  /// thrown away if it does not get there.
  func beginBuilding() throws(SQLError) {
    guard let checkpoint = try checkpoint(), !checkpoint.isWhole else { return }
    phase = .broken
    try connection.beginBulk()
    phase = .building
  }

  private func build(
    _ operations: FoldedOperations, from current: Checkpoint, to next: Checkpoint, if isMeant: () -> Bool
  ) throws(SQLError) -> Application {
    guard try checkpoint() == current else { return .displaced }
    guard isMeant() else { return .notMeant }
    phase = .broken
    try move(to: next)
    try write(operations)
    if next.isWhole { try connection.endBulk() }
    phase = next.isWhole ? .following : .building
    return .done
  }
}
