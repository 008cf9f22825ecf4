import CQLProtocol
import EventLoops

/// A connection on its way to be one: the network's part, then the handshake, all within the time there is.
final class ConnectionAttempt: ResponseHandler {
  typealias Outcome = Result<NodeConnection, Handshake.Failure>

  private let address: SocketAddress
  private var purpose: ConnectionPurpose
  private let settings: ConnectionSettings
  private let loop: EventLoop
  private var handshake: Handshake
  private var connection: NodeConnection?
  private var tcp: TCPConnection?
  private var limit: (any ClientTimer)?
  private var done: ((Outcome) -> Void)?

  /// Begins to connect. Belongs on the loop's thread.
  /// - Parameter done: called once, on the loop's thread, unless the attempt is cancelled.
  init(
    to address: SocketAddress, _ purpose: ConnectionPurpose, _ settings: ConnectionSettings, on loop: EventLoop,
    done: @escaping (Outcome) -> Void
  ) {
    self.address = address
    self.purpose = purpose
    self.settings = settings
    self.loop = loop
    self.done = done
    handshake = Handshake(purpose, settings.authenticator, compression: settings.compression)
    limit = settings.clock.schedule(on: loop, after: settings.options.connectTimeout) { [self] in timeOut() }
    connect()
  }

  /// Gives up; nobody is told.
  func cancel() {
    guard done != nil else { return }
    giveUp()
  }

  private func connect() {
    settings.reloadCertificates()
    var options = TCPOptions()
    // The clock's limit, which covers the handshake too, is the one that counts.
    options.timeout = settings.options.connectTimeout * 2
    options.writeLimit = settings.options.maximalBufferedBytes
    tcp = TCPConnection.connect(
      to: address, on: loop, options: options, tls: settings.tls,
      serverName: settings.tlsServerName ?? purpose.serverName
    ) { [self] result in
      switch result {
      case .success(let tcp): start(tcp)
      case .failure(let error): finish(.failure(.failed(.cannotConnect(error))))
      }
    }
  }

  private func start(_ tcp: TCPConnection) {
    guard done != nil else { return tcp.close() }
    self.tcp = nil
    let opening = handshake.opening
    // What OPTIONS tells of compression must be known before the codec is made; it reads and writes as any version.
    let connection = NodeConnection(
      to: address, purpose, compression: settings.compression, settings, on: loop)
    connection.tcp = tcp
    // Both keep each other until the network's connection is closed. A weak reference would make every other slower.
    tcp.onRead = { connection.received($0) }
    tcp.onClose = { connection.networkClosed($0) }
    tcp.onWritable = { connection.onRoom?() }
    tcp.onEnd = { connection.networkClosed(nil) }
    self.connection = connection
    tcp.startReading()
    say(opening)
  }

  private func say(_ request: CQLRequest) {
    guard let connection else { return }
    do {
      _ = try connection.sendInAnyPhase(request, to: self, tag: 0)
    } catch {
      end(.malformed(error))
    }
  }

  func received(_ envelope: Envelope, from connection: NodeConnection, tag: Int) {
    guard done != nil else { return }
    do {
      let response: CQLResponse
      do { response = try envelope.response().body } catch { throw Handshake.Failure.failed(.malformed(error)) }
      if let request = try handshake.next(after: response) {
        if case .startup(let startup) = request, startup.compression != settings.compression {
          connection.codec = .client(version: purpose.version, limits: settings.options.limits)
        }
        return say(request)
      }
      finish(.success(connection))
    } catch Handshake.Failure.versionRefused where purpose.versions.count > 1 {
      connectAnew(purpose.versions[1])
    } catch let failure as Handshake.Failure {
      finish(.failure(failure))
    } catch {
      finish(.failure(.failed(.configuration("\(error)"))))
    }
  }

  /// The node closes a connection, or may, on which it has refused a version.
  private func connectAnew(_ version: ProtocolVersion) {
    let refused = connection
    connection = nil
    refused?.close(.closed)
    purpose.version = version
    handshake = Handshake(purpose, settings.authenticator, compression: settings.compression)
    connect()
  }

  func lost(_ connection: NodeConnection, _ reason: CassandraError.Kind, tag: Int) {
    // Nothing was asked that anybody could have executed: the connection just did not come about.
    guard case .connectionLost(let error?) = reason else { return end(reason) }
    end(.cannotConnect(error))
  }

  private func timeOut() {
    finish(
      .failure(
        .failed(
          .cannotConnect(
            NetworkError(.timedOut, "\(address) did not take the connection within \(settings.options.connectTimeout).")
          ))))
  }

  private func end(_ reason: CassandraError.Kind) { finish(.failure(.failed(reason))) }

  private func finish(_ outcome: Outcome) {
    guard let done else { return }
    switch outcome {
    case .success(let connection):
      limit?.cancel()
      (self.done, self.connection) = (nil, nil)
      connection.phase = .open
      connection.startHeartbeat()
      settings.observers.metrics?.count(.connectionsOpened, by: 1)
    case .failure(let failure):
      giveUp()
      note(failure)
    }
    done(outcome)
  }

  private func giveUp() {
    limit?.cancel()
    let (connection, tcp) = (connection, tcp)
    (done, self.connection, self.tcp) = (nil, nil, nil)
    connection?.close(.closed)
    tcp?.close()
  }

  private func note(_ failure: Handshake.Failure) {
    guard let metrics = settings.observers.metrics else { return }
    metrics.count(.connectionFailures, by: 1)
    if case .failed(.authentication) = failure { metrics.count(.authenticationFailures, by: 1) }
  }
}
