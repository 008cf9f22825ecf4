public import Domain

/// The write side of an engine.
public protocol CommandStore: Sendable {
  /// Decides and persists `command` atomically; returns once the changes are durable.
  ///
  /// - Parameter once: repeats of the same key and request get the first answer and change nothing.
  /// - Throws: `StoreError`; then nothing has changed (but see `Unavailability.outcomeUnknown`).
  func execute<C: Command>(_ command: C, by actor: User.ID?, once: Idempotency?) async throws(StoreError)
    -> Receipt<C.Outcome>
}

/// The answer to a command, and the position from which reads show its effect.
public struct Receipt<Outcome: Sendable>: Sendable {
  public let outcome: Outcome
  /// In the change log; the latest one where the command changed nothing.
  public let position: Int64
  /// Whether this is the kept answer to an earlier request with the same key.
  public let replayed: Bool
  /// Whether every reader sees the effect already. If not, a read with this position waits for it.
  public let visible: Bool

  public init(outcome: Outcome, position: Int64, replayed: Bool = false, visible: Bool = true) {
    self.outcome = outcome
    self.position = position
    self.replayed = replayed
    self.visible = visible
  }
}
