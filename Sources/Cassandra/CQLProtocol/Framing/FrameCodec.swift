/// Both directions of one connection, on either side of it, from the first byte on.
///
/// Until STARTUP is answered, envelopes follow each other as they are. With READY or AUTHENTICATE, on which both sides
/// agree without further words, version 5 changes to segments and version 4 to what compression was asked for.
public struct FrameCodec: Sendable {
  /// Which side of the connection this is.
  public enum Role: Hashable, Sendable {
    /// Sends requests.
    case client
    /// Answers them.
    case node
  }

  /// Which side of the connection this is.
  public let role: Role
  /// What bodies or segments are compressed with once the connection is started; a node learns it from STARTUP.
  public private(set) var compression: Compression?
  /// Whether STARTUP was answered.
  public private(set) var isStarted = false
  private var decoder: FrameDecoder
  private var encoder: FrameEncoder

  /// A client's side, which asks for `compression` in its STARTUP.
  public static func client(
    version: ProtocolVersion, compression: Compression? = nil, limits: FrameLimits = FrameLimits()
  ) -> FrameCodec {
    var codec = FrameCodec(.client, version, limits)
    codec.compression = compression
    if version == .v4, compression != nil { codec.decoder.useCompression() }
    return codec
  }

  /// A node's side. It answers in `version` until the client's STARTUP shows another that this library speaks.
  public static func node(version: ProtocolVersion = .v5, limits: FrameLimits = FrameLimits()) -> FrameCodec {
    FrameCodec(.node, version, limits)
  }

  private init(_ role: Role, _ version: ProtocolVersion, _ limits: FrameLimits) {
    self.role = role
    decoder = FrameDecoder(limits: limits)
    encoder = FrameEncoder(version: version, limits: limits)
  }

  /// The version of what is sent.
  public var version: ProtocolVersion { encoder.version }

  /// Whether there is nothing to be written.
  public var hasNothingToWrite: Bool { encoder.isEmpty }

  /// About how many bytes there are to be written: compression may still make them fewer.
  public var pendingBytes: Int { encoder.pendingBytes }

  /// Takes the bytes that arrived.
  public mutating func receive(_ bytes: some Collection<UInt8>) { decoder.append(bytes) }

  /// The next envelope that arrived, `nil` until more bytes do.
  ///
  /// - Throws: `CQLProtocolError` if the bytes are none that the other side may send: close the connection.
  public mutating func next() throws(CQLProtocolError) -> Envelope? {
    guard let envelope = try decoder.next() else { return nil }
    guard envelope.opcode.isResponse == (role == .client) else {
      throw CQLProtocolError(.malformed, "a \(role) does not take a message \(envelope.opcode)")
    }
    guard !isStarted else { return envelope }
    switch (role, envelope.opcode) {
    case (.client, .ready), (.client, .authenticate): start()
    case (.node, .startup): try learn(from: envelope)
    default: break
    }
    return envelope
  }

  /// Adds a message to what is to be written.
  ///
  /// - Throws: `CQLProtocolError` if the message cannot be said in this version or is too large. Nothing is added then.
  public mutating func append(
    _ message: some MessageBody, stream: Int16, context: MessageContext = MessageContext()
  ) throws(CQLProtocolError) {
    try encoder.append(message, stream: stream, context: context)
    if role == .node, !isStarted, message.opcode.endsStartup { start() }
  }

  /// What is to be written, all of it; afterwards there is nothing.
  ///
  /// - Parameter spare: bytes that are no longer needed, whose memory is used for what is added next.
  public mutating func take(reusing spare: consuming [UInt8] = []) -> [UInt8] { encoder.take(reusing: spare) }

  /// What the client's STARTUP asks for.
  private mutating func learn(from envelope: Envelope) throws(CQLProtocolError) {
    guard let version = ProtocolVersion(rawValue: envelope.header.version) else { return }
    encoder.version = version
    if case .startup(let startup) = try envelope.request().body { compression = startup.compression }
  }

  private mutating func start() {
    isStarted = true
    switch version {
    case .v5:
      decoder.useSegments(compressed: compression != nil)
      encoder.useSegments(compressed: compression != nil)
    case .v4 where compression != nil:
      decoder.useCompression()
      encoder.useCompression()
    case .v4: break
    }
  }
}
