public import Records

/// Who is told what comes to stand in the change log, in the order of the positions and before the commands' callers.
///
/// Called on the lane's thread: it delays every write.
public struct LogListener: Sendable {
  let committed: @Sendable ([ChangeRecord]) -> Void
  let decided: @Sendable ([ChangeRecord]) -> Void
  let withdrawn: @Sendable () -> Void

  /// - Parameters:
  ///   - committed: told of records once they are durable.
  ///   - decided: told of records that are about to be written: they may never be, and nobody must see them yet. Next
  ///     either `committed` is told of the same ones, or `withdrawn` is called.
  ///   - withdrawn: told that what was decided last was not written, or that nobody can tell whether it was.
  public init(
    committed: @escaping @Sendable ([ChangeRecord]) -> Void,
    decided: @escaping @Sendable ([ChangeRecord]) -> Void = { _ in },
    withdrawn: @escaping @Sendable () -> Void = {}
  ) {
    self.committed = committed
    self.decided = decided
    self.withdrawn = withdrawn
  }
}
