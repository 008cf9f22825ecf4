import Foundation
import Synchronization

/// A thread of the system that runs one piece of work, whose end can be awaited.
final class LaneThread: Sendable {
  private struct Life {
    var hasEnded = false
    var waiting: [CheckedContinuation<Void, Never>] = []
  }

  private let life = Mutex(Life())

  /// Starts `work` on a thread of that name.
  init(named name: String, _ work: @escaping @Sendable () -> Void) {
    let thread = Thread { [self] in
      // From within: elsewhere Foundation notes the name and does not tell the system.
      Thread.current.name = name
      work()
      ended()
    }
    thread.start()
  }

  /// Waits until the work is done.
  func end() async {
    await withCheckedContinuation { continuation in
      let hasEnded = life.withLock { life in
        if !life.hasEnded { life.waiting.append(continuation) }
        return life.hasEnded
      }
      if hasEnded { continuation.resume() }
    }
  }

  private func ended() {
    let waiting = life.withLock { life in
      life.hasEnded = true
      defer { life.waiting = [] }
      return life.waiting
    }
    for continuation in waiting { continuation.resume() }
  }
}
