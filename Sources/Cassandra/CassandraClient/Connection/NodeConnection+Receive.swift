import CQLProtocol
import EventLoops

extension NodeConnection {
  /// Takes what arrived, and hands each answer to whoever waits for it.
  func received(_ bytes: UnsafeRawBufferPointer) {
    wasRead = true
    isProbing = false
    lastProgress = settings.clock.now
    settings.observers.metrics?.count(.bytesReceived, by: bytes.count)
    codec.receive(bytes)
    do throws(CQLProtocolError) {
      while phase != .closed, let envelope = try codec.next() { handle(envelope) }
    } catch {
      return close(.malformed(error))
    }
    if phase == .draining, streams.count == streams.orphans { close(farewell) }
  }

  private func handle(_ envelope: Envelope) {
    guard envelope.stream >= 0 else { return handleEvent(envelope) }
    switch streams.answered(envelope.stream) {
    case .request(let handler, let tag):
      handler.received(envelope, from: self, tag: tag)
      onRoom?()
    case .orphan: onRoom?()
    case .unknown:
      // Nothing that arrives can be trusted to belong to its request any more.
      close(.malformed(CQLProtocolError(.malformed, "an answer to stream \(envelope.stream), which has no request")))
    }
  }

  private func handleEvent(_ envelope: Envelope) {
    guard case .event(let event)? = try? envelope.response().body else {
      settings.observers.log?.log(.warning, "A node told something that cannot be understood", ["node": "\(address)"])
      return
    }
    onEvent?(event)
  }
}
