public import EventLoops
internal import Glibc
internal import Synchronization

/// An HTTP/1.1 server: one libmicrohttpd daemon on each event loop, all accepting from one address.
///
/// A request's handler runs on the loop that read it. A server serves from `init` on and until it is drained, which must
/// happen before its loops are stopped.
///
/// ```swift
/// let loops = try LoopGroup()
/// try loops.start()
/// let server = try HTTPServer(on: loops, address: .loopback(port: 8080), application: application)
/// ```
public final class HTTPServer: Sendable {
  /// Where it listens; with the port the system chose where 0 was asked for.
  public let address: SocketAddress

  private let application: Application
  private let loops: LoopGroup
  private let counters: [Counters]
  private let state: Mutex<State>

  private struct State {
    var configuration: Configuration
    /// Nil once drained.
    var listener: ListeningSocket?
    /// The daemons that accept, one a loop.
    var daemons: [Daemon]
    /// Those that have been replaced and may not have ended yet.
    var retired: [Daemon] = []
  }

  /// Starts serving.
  /// - Parameters:
  ///   - loops: loops that have been started.
  ///   - address: where to listen; port 0 lets the system choose one.
  /// - Throws: `NetworkError` where the address is not to be had, `HTTPServerError`.
  public init(
    on loops: LoopGroup, address: SocketAddress, configuration: Configuration = Configuration(),
    application: Application
  ) throws {
    let listener = try ListeningSocket(binding: address, backlog: 4096)
    Self.limitUnsentBytes(of: listener)
    let counters = loops.loops.map { _ in Counters() }
    let daemons = try Self.startDaemons(on: loops, listener, configuration, counters, application)
    self.address = listener.localAddress
    self.application = application
    self.loops = loops
    self.counters = counters
    state = Mutex(State(configuration: configuration, listener: listener, daemons: daemons))
  }

  /// What all loops have done and are doing, each figure by itself correct.
  public var statistics: Statistics {
    var sum = Statistics()
    for counters in counters { counters.add(to: &sum) }
    return sum
  }

  /// Serves new connections with another certificate; those that are open keep theirs, and end with their next answer.
  /// - Throws: `HTTPServerError.refused` where the certificate or its key is unusable: then nothing changes.
  public func reload(_ tls: TLS) async throws {
    try state.withLock { state in
      guard let listener = state.listener else { throw HTTPServerError.drained }
      var configuration = state.configuration
      configuration.tls = tls
      let new = try Self.startDaemons(on: loops, listener, configuration, counters, application)
      let limit = configuration.replyDeadline
      for daemon in state.daemons {
        daemon.loop.execute { daemon.retire(within: limit, takingBacklog: false) }
      }
      state.retired = (state.retired + state.daemons).filter { !$0.hasStopped.load(ordering: .acquiring) }
      state.configuration = configuration
      state.daemons = new
    }
  }

  /// Stops accepting, lets requests in progress be answered, and stops serving.
  ///
  /// Answers say `Connection: close`; connections without a request are closed after a second, so that a request on its
  /// way is still served. What is not done within the limit is cancelled and closed.
  /// - Returns: whether every request was answered.
  @discardableResult
  public func drain(within limit: Duration) async -> Bool {
    let daemons = state.withLock { state in
      state.listener?.close()
      state.listener = nil
      defer { (state.daemons, state.retired) = ([], []) }
      return state.daemons + state.retired
    }
    return await withTaskGroup(of: Bool.self) { group in
      for daemon in daemons {
        group.addTask(executorPreference: daemon.loop) { await daemon.drain(within: limit) }
      }
      return await group.reduce(true) { $0 && $1 }
    }
  }

  private static func startDaemons(
    on loops: LoopGroup, _ listener: ListeningSocket, _ configuration: Configuration, _ counters: [Counters],
    _ application: Application
  ) throws -> [Daemon] {
    var daemons: [Daemon] = []
    do {
      for (loop, counters) in zip(loops.loops, counters) {
        let daemon = try Daemon(
          on: loop, listening: try listener.duplicate().release(), sharing: loops.loops.count,
          configuration: configuration, counters: counters, application: application)
        daemons.append(daemon)
      }
    } catch {
      for daemon in daemons { daemon.stop() }
      throw error
    }
    for daemon in daemons { daemon.loop.execute { daemon.attach() } }
    return daemons
  }

  /// Bounds what the system holds of an answer that its client does not read to 128 KiB beyond what is on its way.
  /// Accepted connections inherit the option.
  private static func limitUnsentBytes(of listener: ListeningSocket) {
    var bytes: Int32 = 128 << 10
    setsockopt(
      listener.descriptor, Int32(IPPROTO_TCP), TCP_NOTSENT_LOWAT, &bytes, socklen_t(MemoryLayout<Int32>.size))
  }
}
