/// Where a read model is kept: a second SQLite file, Redis, dictionaries.
///
/// The projector calls it from one thread of its own, so calls may wait for the storage.
public protocol ReadModel: Sendable {
  /// Up to where the model goes; `nil` if it was never begun.
  func checkpoint() throws(ReadModelFailure) -> Checkpoint?

  /// Applies all operations and moves the checkpoint on, or does neither.
  /// - Parameter isMeant: asked when all is ready to be shown, and before any reader sees it; may take its time. If it
  ///   is not, nothing happens.
  /// - Returns: whether it was meant.
  /// - Throws: `.displaced`, and nothing has happened, if the model's checkpoint is not `current`. After any other
  ///   failure it may have happened or not: the checkpoint tells.
  func apply(_ operations: FoldedOperations, from current: Checkpoint, to next: Checkpoint, if isMeant: () -> Bool)
    throws(ReadModelFailure) -> Bool

  /// Throws away what there is, whatever its state, and begins an empty model at `checkpoint`.
  func reset(to checkpoint: Checkpoint) throws(ReadModelFailure)

  /// Begins another generation at `checkpoint`, beside this one, which stays as it is and goes on answering.
  ///
  /// There is one at a time: another that was begun before and not adopted is thrown away.
  /// - Returns: the other generation, to be brought on as this one is.
  func beginGeneration(at checkpoint: Checkpoint) throws(ReadModelFailure) -> any ReadModel

  /// Has the generation that was begun answer in the place of this one, which is thrown away. A crash leaves one or the
  /// other.
  /// - Throws: a failure; then either of them may answer. `checkpoint()` tells.
  func adoptGeneration() throws(ReadModelFailure)

  /// Throws away the generation that was begun, if one was.
  func dropGeneration()
}

/// Why a read model did not take what it was given.
public enum ReadModelFailure: Error, Hashable, Sendable {
  /// Its contents cannot be trusted: it must be built anew.
  case damaged(String)
  /// Somebody else has moved the checkpoint.
  case displaced
  /// It cannot be written now; trying again may help.
  case failed(String)
}

extension ReadModelFailure: CustomStringConvertible {
  public var description: String {
    switch self {
    case .damaged(let reason): "the read model is damaged: \(reason)"
    case .displaced: "the read model was changed by somebody else"
    case .failed(let reason): "the read model cannot be written: \(reason)"
    }
  }
}
