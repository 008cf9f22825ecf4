import Commands
import Domain
import MemoryEngine
import Synchronization

/// A store that throws the next of `errors` before, or after, it carries out a command, until there are no more.
final class FailingStore: CommandStore {
  let memory: MemoryCommandStore
  private let errors: Mutex<[StoreError?]>
  private let isAfter: Bool

  /// - Parameter errors: one for each command to come; `nil` lets it pass.
  init(_ memory: MemoryCommandStore, _ errors: [StoreError?], after: Bool = false) {
    self.memory = memory
    self.errors = Mutex(errors)
    isAfter = after
  }

  func execute<C: Command>(_ command: C, by actor: User.ID?, once: Idempotency?) async throws(StoreError)
    -> Receipt<C.Outcome>
  {
    let error = errors.withLock { $0.isEmpty ? nil : $0.removeFirst() }
    if let error, !isAfter { throw error }
    let receipt = try await memory.execute(command, by: actor, once: once)
    if let error { throw error }
    return receipt
  }
}
