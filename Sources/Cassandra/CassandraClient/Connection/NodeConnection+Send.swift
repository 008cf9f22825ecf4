import CQLProtocol
import EventLoops

extension NodeConnection {
  /// Sends a request at the end of this turn.
  /// - Returns: its stream id; nil where there is no room for it, and nothing is sent.
  /// - Throws: `CQLProtocolError` where the request cannot be said. Nothing is sent then.
  func send(
    _ message: some MessageBody, context: MessageContext = MessageContext(), to handler: any ResponseHandler, tag: Int
  ) throws(CQLProtocolError) -> Int16? {
    guard hasRoom else { return nil }
    return try sendInAnyPhase(message, context: context, to: handler, tag: tag)
  }

  /// Sends a request whatever the phase, as the handshake must.
  func sendInAnyPhase(
    _ message: some MessageBody, context: MessageContext = MessageContext(), to handler: any ResponseHandler, tag: Int
  ) throws(CQLProtocolError) -> Int16? {
    if streams.count == 0 { lastProgress = settings.clock.now }
    guard let stream = streams.take(handler, tag: tag) else { return nil }
    do {
      try codec.append(message, stream: stream, context: context)
    } catch {
      streams.release(stream)
      throw error
    }
    queueFlush()
    return stream
  }

  /// Gives up a request. Its answer, when it comes, is dropped. A connection with too many of these is replaced.
  func abandon(_ stream: Int16) {
    guard phase != .closed else { return }
    streams.abandon(stream)
    settings.observers.metrics?.count(.orphans, by: 1)
    if phase == .draining, streams.count == streams.orphans { return close(farewell) }
    if streams.orphans > settings.options.maximalOrphans, phase == .open, !isWorn { wearOut() }
  }

  private func wearOut() {
    isWorn = true
    settings.observers.log?.log(
      .warning, "A connection is replaced: too many of its requests were given up", ["node": "\(address)"])
    if let onWorn { onWorn() } else { drain(within: settings.options.heartbeatTimeout, because: Self.wornOut) }
  }

  /// Why a connection is given up that was replaced.
  static let wornOut = "too many of its requests were"

  private func queueFlush() {
    guard !flushIsQueued else { return }
    flushIsQueued = true
    // Runs behind the jobs that wait now, so that what they send leaves along with this.
    loop.execute { self.flush() }
  }

  private func flush() {
    flushIsQueued = false
    guard let tcp, phase != .closed else { return }
    let hadRoom = hasRoom
    // Nothing else may hold on to the memory, or it could not be used again.
    let bytes = codec.take(reusing: exchange(&spare, with: []))
    settings.observers.metrics?.count(.bytesSent, by: bytes.count)
    tcp.write(bytes)
    if bytes.capacity <= Self.keptCapacity { spare = bytes }
    if !hadRoom, hasRoom { onRoom?() }
  }

  /// Larger buffers are given back once they are written.
  private static let keptCapacity = 1 << 20
}
