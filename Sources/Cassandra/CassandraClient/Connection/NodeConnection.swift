import CQLProtocol
import EventLoops

/// One connection to one node: many requests at once, each with its own stream id.
///
/// What is sent in one turn of the loop leaves together, in one segment where the version has them, as soon as the loop
/// has nothing more to send; a lone request does not wait. Everything here belongs on the loop's thread.
final class NodeConnection: @unchecked Sendable {  // touched on the loop's thread only
  enum Phase {
    case opening
    case open
    /// Takes no more requests and ends with the last answer.
    case draining
    case closed
  }

  let loop: EventLoop
  let address: SocketAddress
  let settings: ConnectionSettings
  /// The version that is spoken.
  let version: ProtocolVersion
  /// Called for what the node tells by itself.
  var onEvent: ((ServerEvent) -> Void)?
  /// Called once the connection is gone, after everyone who waited was told.
  var onClose: ((CassandraError.Kind) -> Void)?
  /// Called once when too many of its requests were given up, and it should be replaced. Where nobody does that it
  /// takes no more requests.
  var onWorn: (() -> Void)?
  /// Called when an answer, or the network, has made room for a request.
  var onRoom: (() -> Void)?

  var phase = Phase.opening
  var tcp: TCPConnection?
  var codec: FrameCodec
  var streams: StreamTable
  var spare: [UInt8] = []
  var flushIsQueued = false
  /// When something was last read, or the only request sent.
  var lastProgress: EventLoop.Instant
  /// Whether something was read since the heartbeat last looked.
  var wasRead = false
  /// Whether too many of its requests were given up.
  var isWorn = false
  /// Whether an answer is due that shows that the node is there.
  var isProbing = false
  var heartbeat: (any ClientTimer)?
  var drainLimit: (any ClientTimer)?
  /// Why it ends, once it takes no more requests.
  var farewell = CassandraError.Kind.closed

  init(
    to address: SocketAddress, _ purpose: ConnectionPurpose, compression: Compression?, _ settings: ConnectionSettings,
    on loop: EventLoop
  ) {
    self.loop = loop
    self.address = address
    self.settings = settings
    version = purpose.version
    codec = .client(version: purpose.version, compression: compression, limits: settings.options.limits)
    streams = StreamTable(capacity: settings.options.maximalInFlight)
    lastProgress = settings.clock.now
  }

  /// How many requests are unanswered, those included that nobody waits for: the node may still work on them.
  var inFlight: Int { streams.count }

  /// Whether a request can be sent.
  var hasRoom: Bool {
    phase == .open && !streams.isFull
      && (tcp?.bufferedBytes ?? 0) + codec.pendingBytes < settings.options.maximalBufferedBytes
  }

  /// Whether requests are unanswered and nothing at all was read for too long.
  func isStalled(at now: EventLoop.Instant) -> Bool {
    streams.count > 0 && lastProgress.duration(to: now) > settings.options.stallTimeout
  }
}
