public import Commands
public import Domain

/// A command store whose answers wait, for a moment, until every reader sees what was done.
///
/// The command is durable in any case; the receipt says whether reads show it.
public struct VisibleCommandStore<Base: CommandStore>: CommandStore {
  private let base: Base
  private let progress: ReadProgress
  private let patience: Duration

  /// - Parameter patience: how long an answer may wait for reads.
  public init(_ base: Base, progress: ReadProgress, patience: Duration = .milliseconds(50)) {
    self.base = base
    self.progress = progress
    self.patience = patience
  }

  public func execute<C: Command>(_ command: C, by actor: User.ID?, once: Idempotency?) async throws(StoreError)
    -> Receipt<C.Outcome>
  {
    let receipt = try await base.execute(command, by: actor, once: once)
    let visible = await progress.wait(until: receipt.position, atMost: isWorthwhile ? patience : .zero)
    return Receipt(
      outcome: receipt.outcome, position: receipt.position, replayed: receipt.replayed, visible: visible)
  }

  /// A model that is being built or cannot be written will not show it in a moment.
  private var isWorthwhile: Bool {
    switch progress.status.phase {
    case .starting, .catchingUp, .following: true
    case .rebuilding, .failing, .stopped: false
    }
  }
}
