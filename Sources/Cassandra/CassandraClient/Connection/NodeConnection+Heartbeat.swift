import CQLProtocol
import EventLoops

extension NodeConnection {
  /// Asks the node whether it is there whenever nothing was read for a while. What is written says nothing of the node.
  func startHeartbeat() {
    guard phase == .open else { return }
    wasRead = false
    heartbeat = settings.clock.schedule(on: loop, after: settings.options.heartbeatInterval) { [self] in
      guard phase == .open else { return }
      if wasRead { startHeartbeat() } else { probe() }
    }
  }

  /// Asks a node that leaves requests unanswered whether it is there, once until something is read.
  func probeOnce() {
    guard !isProbing else { return }
    probe()
  }

  /// Asks the node whether it is there, now. Without an answer in time, the connection is closed.
  func probe() {
    guard phase == .open else { return }
    heartbeat?.cancel()
    isProbing = true
    let sent = try? send(OptionsRequest(), to: Pulse(), tag: 0)
    // Where there is no room, requests are on their way, and their answers show the same.
    wasRead = false
    heartbeat = settings.clock.schedule(on: loop, after: settings.options.heartbeatTimeout) { [self] in
      guard phase == .open else { return }
      isProbing = false
      if wasRead || sent == nil && streams.count == 0 { return startHeartbeat() }
      close(
        .connectionLost(
          NetworkError(
            .timedOut, "\(address) did not say within \(settings.options.heartbeatTimeout) that it is there.")))
    }
  }
}

/// Waits for the answer to a heartbeat, whose arrival is all that matters.
private final class Pulse: ResponseHandler {
  func received(_ envelope: Envelope, from connection: NodeConnection, tag: Int) {}
  func lost(_ connection: NodeConnection, _ reason: CassandraError.Kind, tag: Int) {}
}
