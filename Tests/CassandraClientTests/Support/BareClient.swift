import CQLProtocol
import EventLoops

/// A client that knows of messages and of nothing else: what it is told to send it sends.
struct BareClient: ~Copyable {
  private let stream: TCPStream
  private var codec: FrameCodec

  init(
    to address: SocketAddress, on loop: EventLoop, version: ProtocolVersion = .v5, compression: Compression? = nil,
    tls: TLSClientConfiguration? = nil
  ) async throws {
    stream = try await TCPStream.connect(to: address, on: loop, tls: tls)
    codec = .client(version: version, compression: compression)
  }

  deinit { stream.close() }

  mutating func send(
    _ message: some MessageBody, stream id: Int16 = 0, context: MessageContext = MessageContext()
  ) async throws {
    try codec.append(message, stream: id, context: context)
    try await stream.write(codec.take())
  }

  func send(raw bytes: [UInt8]) async throws { try await stream.write(bytes) }

  /// The next envelope; nil once the node sends no more.
  mutating func next() async throws -> Envelope? {
    while true {
      if let envelope = try codec.next() { return envelope }
      guard let bytes = try await stream.read() else { return nil }
      codec.receive(bytes)
    }
  }

  /// What the node answers.
  mutating func ask(
    _ message: some MessageBody, stream id: Int16 = 0, context: MessageContext = MessageContext()
  ) async throws -> CQLResponse? {
    try await send(message, stream: id, context: context)
    return try await next()?.response().body
  }

  /// STARTUP and whatever comes of it.
  mutating func start() async throws -> CQLResponse? { try await ask(StartupRequest(compression: codec.compression)) }

  /// What comes of a statement.
  mutating func query(_ text: String, pageSize: Int32? = nil, pagingState: [UInt8]? = nil) async throws -> CQLResponse?
  {
    try await ask(
      QueryRequest(text, QueryParameters(consistency: .one, pageSize: pageSize, pagingState: pagingState)))
  }

  /// The rows that a statement returns.
  mutating func rows(_ text: String) async throws -> Rows? {
    if case .result(.rows(let rows)) = try await query(text) { rows } else { nil }
  }
}
