import CQLProtocol
import Testing

@Suite("Starting a connection")
struct HandshakeTests {
  @Test("STARTUP and its answer are plain; what follows is as agreed", arguments: [nil, Compression.lz4])
  func version5(compression: Compression?) throws {
    var client = FrameCodec.client(version: .v5, compression: compression)
    var node = FrameCodec.node()
    try client.append(OptionsRequest(), stream: 0)
    try client.append(StartupRequest(compression: compression), stream: 1)
    let hello = client.take()
    #expect(hello.prefix(9) == hex("05 00 0000 05 00000000")[...])
    #expect(hello[9...].prefix(5) == hex("05 00 0001 01")[...])
    node.receive(hello)
    _ = try node.next()
    _ = try node.next()
    #expect(node.compression == compression)
    try node.append(AuthenticateResponse(authenticator: "A"), stream: 1)
    let answer = node.take()
    #expect(answer == hex("85 00 0001 03 00000003 0001 \"A\""))
    #expect(node.isStarted)
    client.receive(answer)
    #expect(try client.next()?.opcode == .authenticate)
    #expect(client.isStarted)
    try client.append(AuthResponseRequest(username: "u", password: "p"), stream: 2)
    let reply = client.take()
    #expect(reply.count == (compression == nil ? 10 : 12) + 9 + 8)
    node.receive(reply)
    let envelope = try #require(try node.next())
    #expect(try envelope.request().body == .authResponse(AuthResponseRequest(token: hex("00 \"u\" 00 \"p\""))))
  }

  @Test("A node answers a client of version 4 in version 4")
  func version4() throws {
    var connection = try Connection(.v4)
    #expect(connection.node.version == .v4)
    try connection.client.append(OptionsRequest(), stream: 7)
    #expect(connection.client.take() == hex("04 00 0007 05 00000000"))
  }

  @Test(
    "An error does not start the connection, in whatever version it comes",
    arguments: [("84 00", 4), ("85 00", 5), ("86 10", 6)] as [(String, UInt8)])
  func refused(start: String, version: UInt8) throws {
    var client = FrameCodec.client(version: .v5)
    try client.append(StartupRequest(), stream: 0)
    _ = client.take()
    client.receive(hex("\(start) 0000 00 0000000a 0000000a 0004 \"nope\""))
    let envelope = try #require(try client.next())
    #expect(envelope.header.version == version)
    #expect(try envelope.response().body == .error(ServerError(.protocolViolation, "nope")))
    #expect(!client.isStarted)
  }

  @Test("Neither side takes what only it may send")
  func direction() throws {
    var client = FrameCodec.client(version: .v4)
    client.receive(hex("04 00 0000 05 00000000"))
    #expect(throws: CQLProtocolError.self) { try client.next() }
    var node = FrameCodec.node()
    node.receive(hex("84 00 0000 02 00000000"))
    #expect(throws: CQLProtocolError.self) { try node.next() }
  }

  @Test("Compression that this library has not is none for the codec")
  func snappy() throws {
    var node = FrameCodec.node()
    node.receive(try image(StartupRequest(options: ["CQL_VERSION": "3.0.0", "COMPRESSION": "snappy"]), .v4))
    _ = try node.next()
    #expect(node.compression == nil)
  }

  @Test("Memory given back is used for what is written next")
  func reuse() throws {
    var encoder = FrameEncoder(version: .v4)
    try encoder.append(OptionsRequest(), stream: 1)
    let first = encoder.take()
    try encoder.append(OptionsRequest(), stream: 2)
    let second = encoder.take(reusing: first)
    try encoder.append(OptionsRequest(), stream: 3)
    #expect(second == hex("04 00 0002 05 00000000"))
    #expect(encoder.take() == hex("04 00 0003 05 00000000"))
    #expect(encoder.isEmpty)
  }
}
