import Commands
import Domain

/// A command with its outcome's type put away, so that commands of several kinds can stand in one list.
struct Asked: Sendable {
  private let ask: @Sendable (any CommandStore) async throws(StoreError) -> Answered

  init<C: Command>(_ command: C, by actor: User.ID? = nil, once: Idempotency? = nil) {
    ask = { (store) throws(StoreError) in Answered(try await store.execute(command, by: actor, once: once)) }
  }

  func answer(of store: any CommandStore) async -> Result<Answered, StoreError> {
    do throws(StoreError) {
      return .success(try await ask(store))
    } catch {
      return .failure(error)
    }
  }
}

/// What a receipt says, whatever engine gave it.
struct Answered: Hashable {
  let answer: Answer
  let position: Int64
  let replayed: Bool

  init<Outcome: Commands.Outcome>(_ receipt: Receipt<Outcome>) {
    answer = receipt.outcome.answer
    position = receipt.position
    replayed = receipt.replayed
  }

  init(_ answer: Answer, at position: Int64, replayed: Bool = false) {
    self.answer = answer
    self.position = position
    self.replayed = replayed
  }
}

extension Idempotency {
  /// A key, and the request that it came with.
  static func once(_ key: String, for request: UInt8 = 1) throws -> Idempotency {
    Idempotency(key: try IdempotencyKey(key), fingerprint: [UInt8](repeating: request, count: 32))
  }
}
