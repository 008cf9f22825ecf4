internal import EventLoops
internal import Glibc

extension Daemon {
  /// What is done once a second: deadlines, departures, the library's own timeouts.
  func tick() {
    wake()
    turn()  // what came while the loop was held up is no client's delay
    let now = loop.now
    var unwatched: [Connection] = []
    for connection in connections {
      connection.checkDeadlines(at: now)
      if isDraining { connection.hurryIfIdle() }
      if connection.isUnwatched(at: now) { unwatched.append(connection) }
    }
    if !unwatched.isEmpty { reportDepartures(of: unwatched) }
  }

  /// The library does not watch the sockets of suspended connections: one `poll` finds the clients that have gone.
  private func reportDepartures(of connections: [Connection]) {
    let sendsNoMore: Int16 = 0x2000  // POLLRDHUP
    var states = connections.map { connection in
      // Of a body that waits to be read the end may have been sent already; only an error says that its client has gone.
      pollfd(fd: connection.socket, events: connection.phase == .uploading ? 0 : sendsNoMore, revents: 0)
    }
    guard poll(&states, nfds_t(states.count), 0) > 0 else { return }
    for (connection, state) in zip(connections, states) where state.revents != 0 { connection.clientLeft() }
  }

  /// Takes a new connection in; the result is its `index`.
  func add(_ connection: Connection) -> Int {
    connections.append(connection)
    counters.connections.count()
    counters.connectionsAccepted.count()
    return connections.count - 1
  }

  /// Forgets a connection; the last one takes its place.
  func remove(_ connection: Connection) {
    counters.connections.count(-1)
    let last = connections.removeLast()
    guard last !== connection else { return }
    connections[connection.index] = last
    last.index = connection.index
  }
}
