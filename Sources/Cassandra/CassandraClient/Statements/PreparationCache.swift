import Synchronization

/// The statements that a session has prepared, and those that it is preparing.
///
/// It holds a bounded number: a program that makes up texts without end loses the oldest, which it may still execute.
final class PreparationCache: Sendable {
  /// What one preparation is of. The same text in two keyspaces is two statements.
  struct Key: Hashable, Sendable {
    let keyspace: String?
    let query: String
  }

  /// What is to be done by whoever wants a statement.
  enum Claim {
    case known(PreparedStatement)
    /// Somebody prepares it already.
    case wait(SharedAnswer<PreparedStatement>)
    /// It is to be prepared, for everybody who asks meanwhile.
    case begin(SharedAnswer<PreparedStatement>)
  }

  fileprivate struct State {
    var known: [Key: PreparedStatement] = [:]
    /// The keys of those known, in the order they came.
    var order: [Key] = []
    var underWay: [Key: SharedAnswer<PreparedStatement>] = [:]
  }

  private let state = Mutex(State())
  private let capacity: Int

  init(capacity: Int = 8_192) { self.capacity = capacity }

  func claim(_ key: Key) -> Claim {
    state.withLock { state in
      if let statement = state.known[key] { return .known(statement) }
      if let answer = state.underWay[key] { return .wait(answer) }
      let answer = SharedAnswer<PreparedStatement>()
      state.underWay[key] = answer
      return .begin(answer)
    }
  }

  /// The preparation has ended, well or not.
  func finish(_ key: Key, _ result: Result<PreparedStatement, any Error>) {
    let answer = state.withLock { state in
      if case .success(let statement) = result, state.known.updateValue(statement, forKey: key) == nil {
        state.order.append(key)
        // Many at a time, so that each costs little.
        if state.order.count > capacity { state.drop(capacity / 4 + 1) }
      }
      return state.underWay.removeValue(forKey: key)
    }
    answer?.complete(result)
  }

  /// The statements that are held, in the order they came.
  var statements: [PreparedStatement] { state.withLock { state in state.order.compactMap { state.known[$0] } } }
}

extension PreparationCache.State {
  fileprivate mutating func drop(_ count: Int) {
    for key in order.prefix(count) { known[key] = nil }
    order.removeFirst(min(count, order.count))
  }
}
