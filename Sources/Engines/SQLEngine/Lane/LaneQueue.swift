import Dispatch
import Domain
import Synchronization

/// The commands that wait for the lane. Bounded, so that a store with more to do than it can says so at once.
final class LaneQueue: Sendable {
  private struct Waiting {
    var commands: [any PendingCommand] = []
    var isClosed = false
  }

  private let waiting = Mutex(Waiting())
  private let arrived = DispatchSemaphore(value: 0)
  private let capacity: Int
  private let largestBatch: Int

  init(capacity: Int, largestBatch: Int) {
    self.capacity = capacity
    self.largestBatch = largestBatch
  }

  /// Takes a command, or refuses it.
  func append(_ command: any PendingCommand) {
    let (refusal, isFirst) = waiting.withLock { waiting -> (Unavailability?, Bool) in
      if waiting.isClosed { return (.stopping, false) }
      if waiting.commands.count >= capacity { return (.busy, false) }
      waiting.commands.append(command)
      return (nil, waiting.commands.count == 1)
    }
    // Whoever finds the queue empty wakes the lane; the others' commands are taken with the first.
    if isFirst { arrived.signal() }
    if let refusal { command.refuse(.unavailable(refusal)) }
  }

  /// Takes no more commands; those that wait are still handed out.
  func close() {
    waiting.withLock { $0.isClosed = true }
    arrived.signal()
  }

  /// Waits for commands, and takes all of them up to the largest batch.
  ///
  /// - Returns: `nil` once the queue is closed and empty.
  func next() -> [any PendingCommand]? {
    while true {
      let (batch, isClosed) = waiting.withLock { ($0.commands.takeFirst(largestBatch), $0.isClosed) }
      if !batch.isEmpty { return batch }
      if isClosed { return nil }
      arrived.wait()
    }
  }
}

extension [any PendingCommand] {
  fileprivate mutating func takeFirst(_ limit: Int) -> [any PendingCommand] {
    let batch = Array(prefix(limit))
    if batch.count == count { removeAll(keepingCapacity: true) } else { removeFirst(batch.count) }
    return batch
  }
}
