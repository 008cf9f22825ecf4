import Synchronisation
import Synchronization

/// A read model in memory whose calls fail as planned.
final class FaultyModel: ReadModel {
  enum Fault: Hashable, CaseIterable {
    /// Nothing has happened.
    case before
    /// All has happened, and nobody was told.
    case after
  }

  let memory = MemoryReadModel()
  private let plan: Mutex<(calls: Int, faults: [Int: Fault], failure: ReadModelFailure)>

  /// - Parameter faults: by the number of the call, from 0.
  init(_ faults: [Int: Fault] = [:], failure: ReadModelFailure = .failed("as planned")) {
    plan = Mutex((0, faults, failure))
  }

  var calls: Int { plan.withLock { $0.calls } }

  func checkpoint() throws(ReadModelFailure) -> Checkpoint? {
    try during { () throws(ReadModelFailure) in try memory.checkpoint() }
  }

  func apply(
    _ operations: FoldedOperations, from current: Checkpoint, to next: Checkpoint, if isMeant: () -> Bool
  ) throws(ReadModelFailure) -> Bool {
    try during { () throws(ReadModelFailure) in
      try memory.apply(operations, from: current, to: next, if: isMeant)
    }
  }

  func reset(to checkpoint: Checkpoint) throws(ReadModelFailure) {
    try during { () throws(ReadModelFailure) in try memory.reset(to: checkpoint) }
  }

  func beginGeneration(at checkpoint: Checkpoint) throws(ReadModelFailure) -> any ReadModel {
    try during { () throws(ReadModelFailure) in try memory.beginGeneration(at: checkpoint) }
  }

  func adoptGeneration() throws(ReadModelFailure) {
    try during { () throws(ReadModelFailure) in try memory.adoptGeneration() }
  }

  func dropGeneration() { memory.dropGeneration() }

  private func during<Result>(_ work: () throws(ReadModelFailure) -> Result) throws(ReadModelFailure) -> Result {
    let (fault, failure) = plan.withLock { plan in
      defer { plan.calls += 1 }
      return (plan.faults[plan.calls], plan.failure)
    }
    if fault == .before { throw failure }
    let result = try work()
    if fault == .after { throw failure }
    return result
  }
}
