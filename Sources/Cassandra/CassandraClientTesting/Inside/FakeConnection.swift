internal import CQLProtocol
internal import EventLoops
internal import Synchronization

/// One client's connection to a node. Belongs to the loop's thread.
final class FakeConnection: @unchecked Sendable {  // touched on the loop's thread only
  enum Phase { case new, authenticating(steps: Int), ready }

  let number: Int
  let node: FakeNodeCore
  var phase = Phase.new
  var keyspace: String?
  var registrations: [String] = [] {
    didSet { node.activity.update { [number, registrations] in $0.registrations[number] = registrations } }
  }

  private let tcp: TCPConnection
  private var codec: FrameCodec
  private var isFlushQueued = false

  init(_ number: Int, _ tcp: TCPConnection, of node: FakeNodeCore) {
    self.number = number
    self.tcp = tcp
    self.node = node
    readsPaused = node.readsPaused
    codec = .node(limits: node.settings.withLock(\.limits))
  }

  var loop: EventLoop { node.loop }

  var readsPaused: Bool {
    didSet { if readsPaused { tcp.pauseReading() } else { tcp.startReading() } }
  }

  func begin() {
    tcp.onRead = { [unowned self] bytes in received(bytes) }
    if !readsPaused { tcp.startReading() }
  }

  private func received(_ bytes: UnsafeRawBufferPointer) {
    codec.receive(bytes)
    do throws(CQLProtocolError) {
      while tcp.isOpen, let envelope = try codec.next() { try take(envelope) }
    } catch {
      // The node cannot tell where the next message begins.
      fault("what came on connection \(number) is no message: \(error)")
      send(ServerError(.protocolViolation, error.problem), stream: 0, MessageContext())
      close()
    }
  }

  private func take(_ envelope: Envelope) throws(CQLProtocolError) {
    let (context, body) = try envelope.request()
    let request = FakeRequest(
      node: node.id, connection: number, stream: envelope.stream, version: envelope.header.version, context: context,
      body: body, keyspace: body.keyspace ?? keyspace, queries: node.queries(of: body))
    if node.settings.withLock(\.remembersRequests) { node.activity.update { $0.requests.append(request) } }
    perform(node.script.reaction(to: request), Answering(request))
  }

  func fault(_ problem: String) { node.activity.update { $0.faults.append(problem) } }

  // MARK: What is sent

  func send(_ message: any MessageBody, stream: Int16, _ context: MessageContext) {
    do {
      try codec.append(message, stream: stream, context: context)
    } catch {
      fault("an answer cannot be said: \(error)")
      try? codec.append(ServerError(.server, "as scripted, and cannot be said"), stream: stream)
    }
    queueFlush()
  }

  func send(raw bytes: [UInt8]) {
    flush()
    tcp.write(bytes)
  }

  func close() {
    flush()
    tcp.closeAfterWriting()
  }

  func reset() {
    flush()
    tcp.reset()
  }

  /// Lets the answers of one turn leave together.
  private func queueFlush() {
    guard !isFlushQueued else { return }
    isFlushQueued = true
    loop.execute { self.flush() }
  }

  private func flush() {
    isFlushQueued = false
    guard !codec.hasNothingToWrite else { return }
    tcp.write(codec.take())
  }
}

extension CQLRequest {
  /// The keyspace that the request names beside its text.
  fileprivate var keyspace: String? {
    switch self {
    case .query(let request): request.parameters.options.keyspace
    case .execute(let request): request.parameters.options.keyspace
    case .prepare(let request): request.keyspace
    case .batch(let request): request.options.keyspace
    case .startup, .authResponse, .options, .register: nil
    }
  }
}
