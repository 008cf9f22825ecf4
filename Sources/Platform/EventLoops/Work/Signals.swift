internal import CUV
internal import Glibc

/// A signal of POSIX.
public struct Signal: RawRepresentable, Hashable, Sendable {
  public let rawValue: Int32
  public init(rawValue: Int32) { self.rawValue = rawValue }

  /// SIGTERM: end in good order.
  public static let terminate = Signal(rawValue: SIGTERM)
  /// SIGINT: the user pressed Ctrl-C.
  public static let interrupt = Signal(rawValue: SIGINT)
  /// SIGHUP: the terminal has gone; servers take it for "read your files again".
  public static let hangup = Signal(rawValue: SIGHUP)
  /// SIGUSR1, free for the program.
  public static let user1 = Signal(rawValue: SIGUSR1)
  /// SIGUSR2, free for the program.
  public static let user2 = Signal(rawValue: SIGUSR2)
}

extension Signal: CustomStringConvertible {
  public var description: String {
    switch self {
    case .terminate: "SIGTERM"
    case .interrupt: "SIGINT"
    case .hangup: "SIGHUP"
    case .user1: "SIGUSR1"
    case .user2: "SIGUSR2"
    default: "signal \(rawValue)"
    }
  }
}

extension EventLoop {
  /// Calls `action` on the loop whenever the process gets `signal`, which no longer has its own effect until the watch is
  /// cancelled or the loop ends. A signal that comes again before the loop has got to it may be reported once.
  /// - Throws: ``EventLoopError`` when the signal cannot be caught or the loop is stopping.
  /// - Returns: the watch, which the loop keeps; use it to cancel.
  @discardableResult
  public func watchSignal(_ signal: Signal, _ action: @escaping () -> Void) throws(EventLoopError) -> SignalWatch {
    preconditionCurrent()
    if stopping { throw .stopped }
    return try SignalWatch(self, signal, action)
  }

  /// The signals among `signals` that the process gets from now on, from any thread; the sequence ends with the loop or
  /// when its reader is cancelled. Up to 16 wait to be read, further ones are dropped.
  /// - Throws: ``EventLoopError`` when a signal cannot be caught or the loop has stopped.
  public func signals(_ signals: Signal...) async throws -> AsyncStream<Signal> {
    let (stream, sink) = AsyncStream.makeStream(of: Signal.self, bufferingPolicy: .bufferingOldest(16))
    let watches = try await run { [self] in
      let watches = SignalWatches()
      do {
        for signal in signals {
          let watch = try watchSignal(signal) { sink.yield(signal) }
          watch.onEnd = { sink.finish() }
          watches.list.append(watch)
        }
      } catch {
        watches.cancel()
        throw error
      }
      return watches
    }
    sink.onTermination = { _ in self.execute { watches.cancel() } }
    return stream
  }
}

/// The watch over a signal; see ``EventLoop/watchSignal(_:_:)``. Belongs to the loop's thread.
public final class SignalWatch: HandleOwner {
  private var handle: UnsafeMutablePointer<uv_signal_t>?
  private var action: (() -> Void)?
  var onEnd: (() -> Void)?
  private unowned let loop: EventLoop

  init(_ loop: EventLoop, _ signal: Signal, _ action: @escaping () -> Void) throws(EventLoopError) {
    self.loop = loop
    self.action = action
    let handle = allocateHandle(uv_signal_t.self)
    let initialised = uv_signal_init(loop.uv, handle)
    guard initialised == 0 else {
      handle.deallocate()
      throw .system(operation: "watch signals", code: initialised)
    }
    let started = uv_signal_start(
      handle,
      { handle, _ in
        guard let data = handle?.pointee.data else { return }
        owner(data, as: SignalWatch.self).action?()
      }, signal.rawValue)
    guard started == 0 else {
      closeHandle(handle)
      throw .system(operation: "watch \(signal)", code: started)
    }
    handle.pointee.data = retainedData(self)
    self.handle = handle
  }

  /// Ends the watch; the signal has its own effect again unless somebody else watches it.
  public func cancel() {
    guard let handle else { return }
    loop.preconditionCurrent()
    self.handle = nil
    action = nil
    onEnd?()
    onEnd = nil
    closeHandle(handle)
  }

  func loopStops() { cancel() }
}

/// The watches behind one sequence of signals.
private final class SignalWatches: @unchecked Sendable {  // touched on the loop's thread only
  var list: [SignalWatch] = []

  func cancel() {
    for watch in list { watch.cancel() }
    list = []
  }
}
