internal import CUV
internal import Glibc
internal import Synchronization

/// One thread that runs one libuv loop, and the Swift executors of that thread.
///
/// A server starts one loop a core (``LoopGroup``) and keeps each connection, its task and the clients it talks to on
/// one loop, so that a request is read, computed and answered without changing threads.
///
/// ## Two executors
/// The loop itself is a `TaskExecutor`: `Task(executorPreference: loop)`, `withTaskExecutorPreference(loop)` and
/// `Task.immediate(executorPreference: loop)` run nonisolated code on its thread. Actors that live on the loop use its
/// ``serialExecutor``:
///
/// ```swift
/// actor Session {
///   let loop: EventLoop
///   nonisolated var unownedExecutor: UnownedSerialExecutor { loop.serialExecutor.asUnownedSerialExecutor() }
/// }
/// ```
///
/// They are two objects because the runtime asks of each job which of the two took it; one object as both would cost
/// every task two more hops. An actor keeps a reference to its loop for as long as it lives.
///
/// ## Turns
/// A turn waits for I/O, calls the callbacks of what is ready, then lets jobs and ``addTurnHook(_:)`` hooks alternate a
/// bounded number of times before I/O is looked at again, so that neither starves the other. Nothing that runs here may
/// block: slow work belongs on a ``BlockingPool``, and a watchdog counts and reports turns over 50 milliseconds.
///
/// ## Confinement
/// Everything but ``execute(_:)``, the two executors, ``stop()``, ``join()``, ``shutdown()`` and ``isCurrent`` belongs
/// to the loop's thread and checks that it is called there. Objects made by a loop belong to its thread too.
///
/// ## Life
/// `init` takes the system's resources, ``start()`` starts the thread, ``stop()`` asks it to close everything and end.
/// Jobs of tasks and actors that arrive after the end still run, one at a time on a thread started for them, so that no
/// task is left hanging; ``isCurrent`` is false there.
public final class EventLoop: TaskExecutor, @unchecked Sendable {  // shared state is locked; the rest is the thread's
  /// The name of the loop's thread, of which the system shows the first 15 bytes.
  public let name: String

  let uv: UnsafeMutablePointer<uv_loop_t>
  let core: CoreHandles
  let thread = LoopThread()
  let remote = Mutex(RemoteJobs())
  /// Threads between queueing a remote job and having sent the wake-up; the loop may not close while there are any.
  let senders = Atomic<Int>(0)

  // What follows belongs to the loop's thread.
  var local: [Job] = []
  var batch: [Job] = []
  var turnHooks: [LoopHook] = []
  var tickHooks: [LoopHook] = []
  var timers = TimerHeap()
  var armed = Instant.never
  var flushes: [TCPConnection] = []
  let networkBuffer = ReadBuffer()
  let plainBuffer = ReadBuffer()
  var spinning = false
  var stopping = false
  var turnBegan: UInt64 = 0
  let slowTurn: UInt64
  let onSlowTurn: (@Sendable (Duration) -> Void)?
  let slowTurnCount = Atomic<Int>(0)

  private var executor: LoopExecutor?

  /// Makes a loop that does not run yet.
  /// - Parameters:
  ///   - name: the thread's name, as debuggers and `top -H` show it.
  ///   - slowTurn: how long a turn may work before it is counted in ``slowTurns`` and reported.
  ///   - onSlowTurn: called on the loop with the duration of each turn that took longer; it must not block.
  /// - Throws: ``EventLoopError`` when the system has no descriptors or memory left for it.
  public init(
    name: String = "loop", slowTurn: Duration = .milliseconds(50), onSlowTurn: (@Sendable (Duration) -> Void)? = nil
  ) throws(EventLoopError) {
    self.name = name
    self.slowTurn = UInt64(max(0, slowTurn.wholeNanoseconds))
    self.onSlowTurn = onSlowTurn
    uv = UnsafeMutablePointer<uv_loop_t>.allocate(capacity: 1)
    let result = uv_loop_init(uv)
    guard result == 0 else {
      uv.deallocate()
      throw .system(operation: "create an event loop", code: result)
    }
    core = CoreHandles()
    executor = LoopExecutor(self)
    uv.pointee.data = Unmanaged.passUnretained(self).toOpaque()
    try core.open(on: uv)
  }

  deinit {
    // The thread keeps the loop alive, so it has ended or was never started.
    if thread.isIdle { closeHandles() }
    thread.forget()
    uv.deallocate()
  }

  /// The executor of actors that live on this loop.
  public var serialExecutor: LoopExecutor {
    guard let executor else { preconditionFailure("an event loop has its executor from its first moment to its last") }
    return executor
  }

  /// The loop whose thread this is, if any.
  public static var current: EventLoop? { LoopThread.current }

  /// Whether the caller runs on the loop's thread.
  public var isCurrent: Bool { thread.isCurrent }

  /// Stops the program with a clear message unless the caller runs on the loop's thread.
  public func preconditionCurrent(_ function: StaticString = #function) {
    precondition(isCurrent, "\(function) belongs on the thread of event loop '\(name)'")
  }

  /// The time at which this turn began; milliseconds are its resolution.
  public var now: Instant {
    preconditionCurrent()
    return Instant(nanoseconds: uv_now(uv) &* 1_000_000)
  }

  static func of(_ uv: UnsafeMutablePointer<uv_loop_t>) -> EventLoop {
    Unmanaged<EventLoop>.fromOpaque(uv.pointee.data).takeUnretainedValue()
  }
}
