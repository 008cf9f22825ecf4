import CQLProtocol
import EventLoops

extension NodeConnection {
  /// Takes no more requests, and closes once those on their way are answered or the time is up.
  func drain(within limit: Duration) {
    guard phase == .open else { return }
    phase = .draining
    heartbeat?.cancel()
    if streams.count == streams.orphans { return close(.closed) }
    onDrain?()
    drainLimit = settings.clock.schedule(on: loop, after: limit) { [self] in
      close(.connectionLost(nil))
    }
  }

  /// Closes at once. Whoever waits is told why.
  func close(_ reason: CassandraError.Kind) {
    guard phase != .closed else { return }
    let wasOpen = phase != .opening
    phase = .closed
    heartbeat?.cancel()
    drainLimit?.cancel()
    let tcp = tcp
    self.tcp = nil
    tcp?.close()
    if wasOpen { settings.observers.metrics?.count(.connectionsLost, by: 1) }
    for (handler, tag) in streams.removeAll() { handler.lost(self, reason, tag: tag) }
    let onClose = onClose
    (self.onClose, onEvent, onRoom, onDrain) = (nil, nil, nil, nil)
    onClose?(reason)
  }

  /// The network ended the connection.
  func networkClosed(_ error: NetworkError?) { close(.connectionLost(error)) }
}
