internal import Synchronization

/// The description that the nodes of a cluster share.
final class SharedCluster: Sendable {
  private let state: Mutex<FakeClusterDescription>

  init(_ description: FakeClusterDescription) { state = Mutex(description) }

  var value: FakeClusterDescription { state.withLock { $0 } }

  func change(_ change: (inout FakeClusterDescription) -> Void) { state.withLock { change(&$0) } }

  func describe(_ statement: FakeStatement) {
    change { description in
      description.statements.removeAll { $0.query == statement.query }
      description.statements.append(statement)
    }
  }

  /// What is described of a statement.
  func described(_ query: String) -> FakeStatement? { state.withLock { $0.statements.first { $0.query == query } } }

  /// What is known of a statement, or may be guessed.
  func statement(_ query: String) -> FakeStatement { described(query) ?? FakeStatement(guessedFrom: query) }
}
