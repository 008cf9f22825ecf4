internal import CMicroHTTPD
internal import EventLoops
internal import Synchronization

/// A libmicrohttpd daemon without threads of its own, driven by one event loop.
///
/// The loop watches the daemon's epoll descriptor; a turn hook calls `MHD_run` while there is work. In this mode the
/// library has no wake-up of its own, so `MHD_run` must follow every `MHD_resume_connection`: that is what `wake` is for.
final class Daemon: @unchecked Sendable {  // confined to its loop's thread from `attach` on
  let loop: EventLoop
  let application: Application
  let configuration: HTTPServer.Configuration
  let counters: Counters

  /// The library's daemon; nil once stopped.
  var raw: OpaquePointer?
  var connections: [Connection] = []
  /// Whether what is open is being brought to its end.
  var isDraining = false
  /// Whether what is open has been given up.
  var isAbandoned = false
  /// Gives up what has not ended in time.
  var timer: LoopTimer?
  /// Who waits for its end.
  var waiters: [CheckedContinuation<Void, Never>] = []

  /// For other threads.
  let hasStopped = Atomic<Bool>(false)

  private var isReady = true
  private var hooks: [LoopHook] = []
  private var watch: ReadableWatch?

  /// Starts a daemon that serves nobody before `attach`.
  /// - Parameters:
  ///   - descriptor: a listening socket, the library's own from now on.
  ///   - shares: how many daemons share the limits on connections.
  /// - Throws: `HTTPServerError.refused` where the library refuses, as it does a key that does not fit its certificate.
  init(
    on loop: EventLoop, listening descriptor: Int32, sharing shares: Int, configuration: HTTPServer.Configuration,
    counters: Counters, application: Application
  ) throws(HTTPServerError) {
    self.loop = loop
    self.application = application
    self.configuration = configuration
    self.counters = counters
    raw = start(listening: descriptor, sharing: shares)
    // The descriptor is not closed here: the library has done so where it refuses a certificate, and who closes a
    // descriptor twice closes one that another thread has opened meanwhile.
    if raw == nil { throw .refused }
  }

  /// Begins to serve, or stops where the loop is stopping. On the loop's thread.
  func attach() {
    guard let raw else { return }
    watch = try? loop.watchReadable(descriptor: mhd_epoll_descriptor(raw)) { [unowned self] in wake() }
    guard watch != nil else { return stop() }
    hooks = [loop.addTurnHook { self.turn() }, loop.addTick { self.tick() }]
  }

  /// Ends the library's daemon. No connection may be suspended.
  func stop() {
    guard let raw else { return }
    for hook in hooks { hook.cancel() }
    hooks = []
    watch?.cancel()
    watch = nil
    timer?.cancel()
    timer = nil
    self.raw = nil
    MHD_stop_daemon(raw)
    hasStopped.store(true, ordering: .releasing)
  }

  /// Has the library run before the loop waits.
  func wake() { isReady = true }

  /// Runs the library where there is work; true where there is more.
  @discardableResult
  func turn() -> Bool {
    guard isReady, let raw else { return false }
    MHD_run(raw)
    var wait: UInt64 = 1
    isReady = MHD_get_timeout(raw, &wait) == MHD_Result.YES && wait == 0
    stopIfEmpty()
    return isReady
  }
}
