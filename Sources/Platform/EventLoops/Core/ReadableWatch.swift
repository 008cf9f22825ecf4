internal import CUV

extension EventLoop {
  /// Calls `ready` on the loop whenever `descriptor` can be read, until the watch is cancelled or the loop stops.
  ///
  /// The descriptor stays the caller's: cancel the watch before closing it. It becomes non-blocking.
  /// - Throws: ``EventLoopError`` when the descriptor cannot be watched or the loop is stopping.
  /// - Returns: the watch, which the loop keeps; use it to cancel.
  @discardableResult
  public func watchReadable(
    descriptor: Int32, _ ready: @escaping () -> Void
  ) throws(EventLoopError) -> ReadableWatch {
    preconditionCurrent()
    if stopping { throw .stopped }
    return try ReadableWatch(self, descriptor, ready)
  }
}

/// The watch over a descriptor; see ``EventLoop/watchReadable(descriptor:_:)``. Belongs to the loop's thread.
public final class ReadableWatch: HandleOwner {
  private var handle: UnsafeMutablePointer<uv_poll_t>?
  private var ready: (() -> Void)?
  private unowned let loop: EventLoop

  init(_ loop: EventLoop, _ descriptor: Int32, _ ready: @escaping () -> Void) throws(EventLoopError) {
    self.loop = loop
    self.ready = ready
    let poll = allocateHandle(uv_poll_t.self)
    let result = uv_poll_init(loop.uv, poll, descriptor)
    guard result == 0 else {
      poll.deallocate()
      throw .system(operation: "watch descriptor \(descriptor)", code: result)
    }
    handle = poll
    poll.pointee.data = retainedData(self)
    uv_poll_start(poll, Int32(UV_READABLE.rawValue)) { poll, _, _ in
      guard let data = poll?.pointee.data else { return }
      owner(data, as: ReadableWatch.self).ready?()
    }
  }

  /// Ends the watch; `ready` is not called any more. Cancelling again does nothing.
  public func cancel() {
    guard let handle else { return }
    loop.preconditionCurrent()
    self.handle = nil
    ready = nil
    closeHandle(handle)
  }

  func loopStops() { cancel() }
}
