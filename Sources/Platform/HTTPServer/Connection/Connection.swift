internal import CMicroHTTPD
internal import EventLoops
internal import Glibc

/// One client connection and the one request it may have in progress.
///
/// A request goes from `idle` by `head` and `body` to `running` and `replying`. While its handler waits, the library's
/// connection is suspended; such a one is never freed, so that the handler's task may always finish it.
final class Connection: @unchecked Sendable {  // confined to its loop's thread
  enum Phase {
    /// No request.
    case idle
    /// The request line has come.
    case head
    /// The body is being collected.
    case body
    /// The body is being read by the handler, which is at work already.
    case uploading
    /// The body is over its limit: what comes is counted and thrown away.
    case discarding
    /// The handler is at work and nothing is expected from the client.
    case running
    /// The answer is being sent.
    case replying
  }

  let raw: OpaquePointer
  let daemon: Daemon
  let socket: Int32
  /// Where the daemon's list holds it.
  var index = 0
  private(set) lazy var peer = PeerAddress.text(of: mhd_client_address(raw))

  private(set) var phase = Phase.idle
  /// When the phase began, or last made progress.
  var since: EventLoop.Instant
  private(set) var isSuspended = false
  /// When to ask the system again what it has received of a silent client.
  var nextLook = EventLoop.Instant(nanoseconds: 0)
  /// What the system had received when the connection became idle, or delivered at the last look.
  var baseline: UInt64? = 0

  /// Whether the library has been told to close it after a second without a request.
  var isHurried = false

  /// Counts requests: a handler that outlives its request finds another number and leaves the connection alone.
  private(set) var generation = 0
  /// The target as it lies in the library's memory until the head is complete.
  var target: UnsafeBufferPointer<UInt8>?
  /// A target with a query as it came: the library is shown an empty one.
  var targetWithQuery: [UInt8]?
  /// The request until its handler gets it.
  var request: Request.Storage?
  /// What is noted of the request in progress.
  var exchange = Exchange()

  init(_ raw: OpaquePointer, of daemon: Daemon) {
    self.raw = raw
    self.daemon = daemon
    socket = mhd_socket(raw)
    since = daemon.loop.now
    index = daemon.add(self)
  }

  /// The library is about to free the connection.
  func connectionEnded() {
    daemon.remove(self)
  }

  /// The library begins a request: its line has come.
  func requestBegan(_ target: UnsafePointer<CChar>?) {
    enter(.head)
    if isHurried { takeTime() }
    let text = target.map { UnsafeRawPointer($0).assumingMemoryBound(to: UInt8.self) }
    let bytes = UnsafeBufferPointer(start: text, count: target.map { strlen($0) } ?? 0)
    self.target = bytes
    let query = bytes.firstIndex(of: UInt8(ascii: "?"))
    targetWithQuery = query == nil ? nil : Array(bytes)
    keepLibraryFromNoting(query, of: bytes)
  }

  /// The library goes on with a request; false has it close the connection.
  func requestContinues(
    _ method: UnsafePointer<CChar>, _ version: UnsafePointer<CChar>, _ piece: UnsafeRawBufferPointer
  ) -> Bool {
    if daemon.isAbandoned { return false }
    switch phase {
    case .head: return headArrived(method, version)
    case .body where piece.isEmpty: return bodyEnded()
    case .body: return collect(piece)
    case .uploading where piece.isEmpty: return uploadEnded()
    case .uploading: return pass(piece)
    case .discarding where piece.isEmpty: return refuse(.contentTooLarge)
    case .discarding: return discard(piece.count)
    case .idle, .running, .replying: return false  // it asks for an answer that could not be given
    }
  }

  /// The library is through with a request, well or badly.
  func requestEnded() {
    generation += 1
    if exchange.isCounted { daemon.counters.requestsInFlight.count(-1) }
    if exchange.isAtWork && !exchange.hasClientLeft { daemon.counters.clientsLeft.count() }
    exchange.upload?.fail()
    exchange.reply?.close()
    exchange.task?.cancel()
    exchange = Exchange()
    (request, target, baseline) = (nil, nil, nil)
    enter(.idle)
  }

  func enter(_ next: Phase) {
    phase = next
    since = daemon.loop.now
  }

  /// Takes the connection out of the library's hands. Only within one of its calls.
  func suspend() {
    guard !isSuspended else { return }
    isSuspended = true
    MHD_suspend_connection(raw)
  }

  /// Gives the connection back.
  func resume() {
    guard isSuspended else { return }
    isSuspended = false
    MHD_resume_connection(raw)
    daemon.wake()
  }
}
