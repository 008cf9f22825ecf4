import CQLProtocol
import EventLoops

extension NodeConnection {
  /// Takes no more requests, and closes once those on their way are answered or the time is up.
  /// - Parameter reason: why, as whoever is not answered in time is told.
  func drain(within limit: Duration, because reason: String) {
    guard phase == .open else { return }
    phase = .draining
    farewell = .connectionLost(NetworkError(.closed, "The connection to \(address) was given up: \(reason)."))
    heartbeat?.cancel()
    if streams.count == streams.orphans { return close(farewell) }
    drainLimit = settings.clock.schedule(on: loop, after: limit) { [self] in close(farewell) }
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
    (self.onClose, onEvent, onRoom, onWorn) = (nil, nil, nil, nil)
    onClose?(reason)
  }

  /// The network ended the connection.
  func networkClosed(_ error: NetworkError?) {
    close(.connectionLost(error ?? NetworkError(.connectionReset, "\(address) has ended the connection.")))
  }
}

extension CassandraError.Kind {
  /// Why a connection ended, for the log: the description is that of a request on it.
  var ending: String {
    if case .connectionLost(let error?) = self { error.message } else { description }
  }
}
