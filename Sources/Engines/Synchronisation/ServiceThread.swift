import Foundation

/// A thread for work that waits for storage or for time, and so has no place among those that serve requests.
final class ServiceThread: Sendable {
  private let ended = DispatchSemaphore(value: 0)

  /// Starts the thread.
  /// - Parameter name: what tools show; the system keeps the first fifteen bytes.
  init(named name: String, _ body: @escaping @Sendable () -> Void) {
    let thread = Thread { [ended] in
      // From within: elsewhere Foundation notes the name and does not tell the system.
      Thread.current.name = name
      body()
      ended.signal()
    }
    thread.start()
  }

  /// Waits for the end of the thread's work; anyone may, and more than once.
  func join() {
    ended.wait()
    ended.signal()
  }
}
