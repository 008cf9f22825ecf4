import CQLProtocol
import EventLoops

extension Shard {
  /// A request begins.
  /// - Returns: false where the session takes none any more.
  func began() -> Bool {
    guard phase == .open else { return false }
    active += 1
    return true
  }

  /// A request has ended.
  func ended() {
    active -= 1
    guard active == 0 else { return }
    let waiters = onIdle
    onIdle = []
    for then in waiters { then() }
  }

  /// Lets a request wait for room on a connection.
  /// - Returns: false where too many wait already.
  func wait(_ execution: Execution) -> Bool {
    guard hasRoomInLine else { return false }
    waiting.append(execution)
    return true
  }

  /// Whether one more request may wait.
  var hasRoomInLine: Bool {
    waiting.dropThoseThatAreOver()
    throttled.dropThoseThatAreOver()
    return waiting.count + throttled.count < settings.options.maximalWaiting
  }

  /// There is room again: those who wait longest come first.
  func roomAppeared() {
    guard waiting.count > 0 else { return }
    // Each is tried once at most: one whose own nodes have no room goes to the end of the line.
    for _ in 0..<waiting.count where channels.contains(where: { $0.connection?.hasRoom == true }) {
      guard let execution = waiting.popFirst() else { return }
      if !execution.isOver { execution.leaveLine() }
    }
  }

  /// After how long a request is sent to another node as well; nil where it is not.
  func speculationDelay(_ policy: SpeculativeExecution?) -> Duration? {
    switch policy {
    case nil: nil
    case .constant(let delay, _): delay
    case .percentile(let share, _): latencies.percentile(share, at: view.now)
    }
  }

  /// Takes no more requests, and calls `then` once those on their way are answered.
  func drain(_ then: @escaping () -> Void) {
    if phase == .open { phase = .closing }
    if phase == .closed || active == 0 { then() } else { onIdle.append(then) }
  }

  /// Ends everything at once; requests on their way fail.
  func close() {
    guard phase != .closed else { return }
    phase = .closed
    ticker?.cancel()
    admission?.cancel()
    for channel in channels { channel.close(.closed) }
    while let execution = waiting.popFirst() ?? throttled.popFirst() { execution.abort() }
    for expiry in wheel.advance(to: EventLoop.Instant(nanoseconds: .max / 2)) { expire(expiry) }
    view = ShardView(.empty, [], now: settings.clock.now)
    let waiters = onSettled
    onSettled = []
    for then in waiters { then() }
  }
}
