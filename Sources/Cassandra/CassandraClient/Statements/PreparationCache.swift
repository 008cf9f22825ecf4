import Synchronization

/// The statements that a session has prepared and somebody still has, and those that it is preparing.
///
/// It keeps no statement alive by itself: a program that makes up texts without end does not fill it.
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

  fileprivate enum Entry {
    case underWay(SharedAnswer<PreparedStatement>)
    case known(WeakStatement)
  }

  fileprivate struct WeakStatement { weak let statement: PreparedStatement? }

  fileprivate struct Entries {
    var byKey: [Key: Entry] = [:]
    /// At how many entries those are looked for that nobody has any more.
    var limit = 64
  }

  private let entries = Mutex(Entries())

  func claim(_ key: Key) -> Claim {
    entries.withLock { entries in
      switch entries.byKey[key] {
      case .underWay(let answer): return .wait(answer)
      case .known(let weak): if let statement = weak.statement { return .known(statement) }
      case nil: break
      }
      let answer = SharedAnswer<PreparedStatement>()
      entries.byKey[key] = .underWay(answer)
      return .begin(answer)
    }
  }

  /// The preparation has ended, well or not.
  func finish(_ key: Key, _ result: Result<PreparedStatement, any Error>) {
    let answer = entries.withLock { entries -> SharedAnswer<PreparedStatement>? in
      guard case .underWay(let answer) = entries.byKey[key] else { return nil }
      entries.byKey[key] = (try? result.get()).map { .known(WeakStatement(statement: $0)) }
      entries.sweep()
      return answer
    }
    answer?.complete(result)
  }

  /// The statements that somebody has.
  var statements: [PreparedStatement] {
    entries.withLock { entries in
      entries.byKey.values.compactMap { if case .known(let weak) = $0 { weak.statement } else { nil } }
    }
  }
}

extension PreparationCache.Entries {
  fileprivate mutating func sweep() {
    guard byKey.count > limit else { return }
    byKey = byKey.filter { if case .known(let weak) = $0.value { weak.statement != nil } else { true } }
    limit = max(64, 2 * byKey.count)
  }
}
