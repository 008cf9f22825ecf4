import Commands
import Domain
import MemoryEngine
import Synchronization

/// A store that answers only once as many commands wait as an import may have under way, or as are left; and then the
/// last first.
final class CrowdedStore: CommandStore {
  private struct Crowd {
    var waiting: [CheckedContinuation<Void, Never>] = []
    var left: Int
    var sizes: [Int] = []
    var running = 0
    var mostRunning = 0
  }

  let memory: MemoryCommandStore
  private let atMost: Int
  private let crowd: Mutex<Crowd>

  /// - Parameter commands: how many there will be.
  init(_ memory: MemoryCommandStore, commands: Int, atMost: Int) {
    self.memory = memory
    self.atMost = atMost
    crowd = Mutex(Crowd(left: commands))
  }

  /// How many waited each time that the store answered.
  var sizes: [Int] { crowd.withLock { $0.sizes } }

  /// How many were under way at most.
  var mostRunning: Int { crowd.withLock { $0.mostRunning } }

  func execute<C: Command>(_ command: C, by actor: User.ID?, once: Idempotency?) async throws(StoreError)
    -> Receipt<C.Outcome>
  {
    await withCheckedContinuation { arrived in
      let released = crowd.withLock { crowd in
        crowd.waiting.append(arrived)
        crowd.running += 1
        crowd.mostRunning = max(crowd.mostRunning, crowd.running)
        guard crowd.waiting.count == min(atMost, crowd.left) else { return [CheckedContinuation<Void, Never>]() }
        defer { crowd.waiting = [] }
        crowd.left -= crowd.waiting.count
        crowd.sizes.append(crowd.waiting.count)
        return crowd.waiting.reversed()
      }
      for waiter in released { waiter.resume() }
    }
    // Time for one too many to come.
    for _ in 0..<50 { await Task.yield() }
    defer { crowd.withLock { $0.running -= 1 } }
    return try await memory.execute(command, by: actor, once: once)
  }
}
