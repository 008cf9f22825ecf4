import Dispatch
import Synchronisation

/// A read model in memory that takes each batch only when it is let.
final class GatedModel: ReadModel {
  let memory = MemoryReadModel()
  private let entered = DispatchSemaphore(value: 0)
  private let gate = DispatchSemaphore(value: 0)
  private let asked = DispatchSemaphore(value: 0)

  /// Waits until a batch stands at the gate.
  func waitForBatch() { entered.wait() }

  /// Waits until a batch that was let in asks whether it is meant.
  func waitForQuestion() { asked.wait() }

  func letIn(_ batches: Int) {
    for _ in 0..<batches { gate.signal() }
  }

  func checkpoint() throws(ReadModelFailure) -> Checkpoint? { try memory.checkpoint() }

  func apply(
    _ operations: FoldedOperations, from current: Checkpoint, to next: Checkpoint, if isMeant: () -> Bool
  ) throws(ReadModelFailure) -> Bool {
    entered.signal()
    gate.wait()
    return try memory.apply(operations, from: current, to: next) {
      asked.signal()
      return isMeant()
    }
  }

  func reset(to checkpoint: Checkpoint) throws(ReadModelFailure) { try memory.reset(to: checkpoint) }

  func beginGeneration(at checkpoint: Checkpoint) throws(ReadModelFailure) -> any ReadModel {
    try memory.beginGeneration(at: checkpoint)
  }

  func adoptGeneration() throws(ReadModelFailure) {
    try memory.adoptGeneration()
  }

  func dropGeneration() { memory.dropGeneration() }
}
