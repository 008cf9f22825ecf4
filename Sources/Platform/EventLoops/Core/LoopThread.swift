internal import Glibc
internal import Synchronization

/// The life of a loop's thread: idle, running, ended; and which thread it is.
final class LoopThread: Sendable {
  private enum Phase { case idle, running, ended }

  private struct State {
    var phase = Phase.idle
    var thread: pthread_t?
    var waiters: [CheckedContinuation<Void, Never>] = []
  }

  private let state = Mutex(State())
  private let joining = Mutex(())
  private let identity = Atomic<UInt>(0)

  var isCurrent: Bool { identity.load(ordering: .relaxed) == UInt(pthread_self()) }

  var isIdle: Bool { state.withLock { $0.phase == .idle } }

  /// Starts the thread that runs `body`; nothing where it runs already.
  func start(for loop: EventLoop, _ body: @escaping @Sendable () -> Void) throws(EventLoopError) {
    let error = state.withLock { state -> EventLoopError? in
      switch state.phase {
      case .running: return nil
      case .ended: return .stopped
      case .idle: break
      }
      var thread = pthread_t()
      let code = SystemThread.spawn(&thread, named: loop.name) {
        self.identity.store(UInt(pthread_self()), ordering: .relaxed)
        Self.setCurrent(loop)
        body()
        Self.setCurrent(nil)
        self.identity.store(0, ordering: .relaxed)
        self.ended()
      }
      guard code == 0 else { return .system(operation: "start an event loop's thread", code: -code) }
      state.phase = .running
      state.thread = thread
      return nil
    }
    if let error { throw error }
  }

  /// Ends a thread that was never started, with the caller's in its place for the loop's last act; false where there is
  /// or was one.
  func endUnstarted(_ lastAct: () -> Void) -> Bool {
    let idle = state.withLock { state in
      guard state.phase == .idle else { return false }
      state.phase = .ended
      return true
    }
    guard idle else { return false }
    identity.store(UInt(pthread_self()), ordering: .relaxed)
    lastAct()
    identity.store(0, ordering: .relaxed)
    return true
  }

  private func ended() {
    let waiters = state.withLock { state in
      state.phase = .ended
      defer { state.waiters = [] }
      return state.waiters
    }
    for waiter in waiters { waiter.resume() }
  }

  /// Waits for the thread's last act without blocking; at once where there is no thread.
  func end() async {
    await withCheckedContinuation { continuation in
      let waits = state.withLock { state in
        guard state.phase == .running else { return false }
        state.waiters.append(continuation)
        return true
      }
      if !waits { continuation.resume() }
    }
  }

  /// Blocks until the thread has gone. `pthread_join` may be called once only: who comes second waits for the first.
  func join() {
    joining.withLock { _ in
      if let thread = state.withLock({ $0.thread }) {
        pthread_join(thread, nil)
        state.withLock { $0.thread = nil }
      }
    }
  }

  /// Lets the system free a thread nobody has joined.
  func forget() {
    if let thread = state.withLock({ $0.thread }) { pthread_detach(thread) }
  }
}

extension LoopThread {
  /// The loop of the calling thread. The thread keeps its loop alive, so the key's value need not.
  static var current: EventLoop? {
    guard let key, let raw = pthread_getspecific(key) else { return nil }
    return Unmanaged<EventLoop>.fromOpaque(raw).takeUnretainedValue()
  }

  private static let key: pthread_key_t? = {
    var key = pthread_key_t()
    return pthread_key_create(&key, nil) == 0 ? key : nil
  }()

  private static func setCurrent(_ loop: EventLoop?) {
    guard let key else { return }
    pthread_setspecific(key, loop.map { UnsafeRawPointer(Unmanaged.passUnretained($0).toOpaque()) })
  }
}
