/// A TCP connection with `async` methods, for any task; a ``TCPConnection`` does the work.
///
/// Tasks that run on the connection's loop use it without changing threads. One task reads at a time; any number may
/// write. ``close()`` it: dropping it does not close the connection.
public final class TCPStream: Sendable {
  /// The peer's address.
  public var remoteAddress: SocketAddress { state.connection.remoteAddress }
  /// The loop the connection lives on.
  public var loop: EventLoop { state.connection.loop }

  private let state: TCPStreamState

  /// Puts itself on top of a connection, whose handlers become its own. To be called on the loop's thread.
  /// - Parameter readLimit: how many bytes may wait to be read before the peer has to wait.
  public init(_ connection: TCPConnection, readLimit: Int = 64 * 1024) {
    connection.loop.preconditionCurrent()
    state = TCPStreamState(connection, readLimit: readLimit)
    state.begin()
  }

  /// Connects to an address; see ``TCPConnection/connect(to:on:options:tls:serverName:)``.
  public static func connect(
    to address: SocketAddress, on loop: EventLoop, options: TCPOptions = TCPOptions(),
    tls: TLSClientConfiguration? = nil, serverName: String? = nil
  ) async throws -> TCPStream {
    let connection = try await TCPConnection.connect(
      to: address, on: loop, options: options, tls: tls, serverName: serverName)
    return try await wrap(connection)
  }

  /// Looks a host up and connects to it; see ``TCPConnection/connect(host:port:on:options:tls:)``.
  public static func connect(
    host: String, port: UInt16, on loop: EventLoop, options: TCPOptions = TCPOptions(),
    tls: TLSClientConfiguration? = nil
  ) async throws -> TCPStream {
    let connection = try await TCPConnection.connect(host: host, port: port, on: loop, options: options, tls: tls)
    return try await wrap(connection)
  }

  private static func wrap(_ connection: TCPConnection) async throws -> TCPStream {
    if connection.loop.isCurrent { return TCPStream(connection) }
    do { return try await connection.loop.run { TCPStream(connection) } } catch is EventLoopError {
      throw NetworkError.loopStopped
    }
  }

  /// What has arrived since the last time, at least one byte; nil once the peer has ended its direction.
  /// - Throws: ``NetworkError`` when the connection has failed or been closed; `CancellationError`, after which reading
  ///   may go on.
  public func read() async throws -> [UInt8]? {
    if loop.isCurrent, let bytes = state.takeInbox() { return bytes }
    return try await suspend { [state] in state.read($0) }
  }

  /// Sends bytes. Returns once the connection takes more: it holds less than ``TCPOptions/writeLimit`` that has not left.
  /// - Throws: ``NetworkError`` when the connection has failed or been closed; `CancellationError` where the task had to
  ///   wait, though the bytes are sent.
  public func write(_ bytes: [UInt8]) async throws {
    guard loop.isCurrent else { return try await suspend { [state] in state.write(bytes, $0) } }
    switch state.take(bytes) {
    case .all: return
    case .full: try await suspend { [state] in state.awaitRoom($0) }
    case .nothing(let error): throw error
    }
  }

  /// Ends this side's direction once everything written has left. The peer may go on sending.
  public func finishWriting() { loop.onThread { [state] in state.connection.finishWriting() } }

  /// Closes the connection at once; whoever reads or writes gets a ``NetworkError``.
  public func close() { loop.onThread { [state] in state.connection.close() } }

  private func suspend<Value: Sendable>(_ start: @escaping @Sendable (LoopWaiter<Value>) -> Void) async throws -> Value
  {
    do { return try await loop.suspend(start) } catch is EventLoopError { throw NetworkError.loopStopped }
  }
}
