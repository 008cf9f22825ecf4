internal import CUV
internal import Synchronization

extension EventLoop {
  /// Starts the thread. Starting a loop again does nothing.
  /// - Throws: ``EventLoopError/stopped`` after the end, ``EventLoopError/system(operation:code:)`` when there is no
  ///   thread to be had.
  public func start() throws(EventLoopError) {
    try thread.start(for: self) {
      self.turnBegan = uv_hrtime()
      uv_run(self.uv, UV_RUN_DEFAULT)
      self.tearDown()
    }
  }

  /// Asks the loop to end and returns at once; any thread may call it, more than once.
  ///
  /// Sleeping tasks wake with `CancellationError`, connections and watches are closed, hooks are dropped, what is queued
  /// runs, then the thread ends; a name being looked up keeps it until the answer comes. A loop that was never started
  /// ends here.
  public func stop() {
    if thread.endUnstarted({ tearDown() }) { return }
    execute { self.stopping = true }
  }

  /// Waits until the thread has ended. Not to be called on it, and not by a task: it blocks.
  public func join() {
    precondition(!isCurrent, "an event loop cannot wait for its own end")
    thread.join()
  }

  /// Asks the loop to end and waits until its thread has. Not to be called by a task of this loop.
  public func shutdown() async {
    stop()
    await thread.end()
    thread.join()
  }

  /// The end, on the loop's thread: whoever waits is told, what is queued runs, everything is closed.
  func tearDown() {
    stopping = true
    for hook in turnHooks + tickHooks { hook.drop() }
    turnHooks = []
    tickHooks = []
    dropTimers()
    uv_walk(
      uv,
      { handle, _ in
        guard let handle, let data = handle.pointee.data else { return }
        (Unmanaged<AnyObject>.fromOpaque(data).takeUnretainedValue() as? any HandleOwner)?.loopStops()
      }, nil)
    runLast()
    flushes = []
    closeHandles()
  }

  /// Closes every handle, waits until libuv has let go of them all, and ends libuv's loop.
  func closeHandles() {
    uv_walk(
      uv,
      { handle, _ in
        guard let handle else { return }
        closeHandle(handle)
      }, nil)
    while uv_loop_close(uv) == UV_EBUSY.rawValue { uv_run(uv, UV_RUN_DEFAULT) }
  }
}
