import Randomness
import CQLProtocol
import Testing

@Suite("Compression")
struct CompressionTests {
  private let large = PrepareRequest(String(repeating: "SELECT ", count: 100))

  @Test("A body of version 4 is compressed where that makes it shorter")
  func version4() throws {
    var connection = try Connection(.v4, .lz4)
    try connection.client.append(large, stream: 1)
    let bytes = connection.client.take()
    #expect(bytes.count < 100)
    #expect(bytes[1] == 0x01)
    #expect(bytes[9..<13] == hex("000002c0")[...])
    connection.node.receive(bytes)
    #expect(try connection.node.next()?.request().body == .prepare(large))
  }

  @Test("Random bytes are sent as they are", arguments: ProtocolVersion.allCases)
  func incompressible(version: ProtocolVersion) throws {
    var random = SeededRandom(seed: 1)
    let message = AuthResponseRequest(token: random.bytes(5000...5000))
    var connection = try Connection(version, .lz4)
    try connection.client.append(message, stream: 1)
    let bytes = connection.client.take()
    #expect(bytes.count > 5000)
    connection.node.receive(bytes)
    #expect(try connection.node.next()?.request().body == .authResponse(message))
  }

  @Test("A known block is decompressed (case 11)")
  func knownBlock() throws {
    // Token: one literal and a match of 4 + 15 + 41; the literal; the offset; the rest of the match's length; then the
    // last five literals.
    let block = hex("1f \"a\" 0100 29 50 \"aaaaa\"")
    let text = String(repeating: "a", count: 66)
    let body = hex("00000046 ") + block
    var client = FrameCodec.client(version: .v4, compression: .lz4)
    // 70 bytes: not what the block holds.
    client.receive(bytes(4, .ready, flags: 1, body: body))
    #expect(throws: CQLProtocolError.self) { try client.next() }
    client = FrameCodec.client(version: .v4, compression: .lz4)
    client.receive(bytes(4, .ready, flags: 1, body: hex("00000042 ") + block))
    #expect(try client.next()?.body == Array(text.utf8))
  }

  @Test("A length of zero needs no block (case 11)")
  func zero() throws {
    var client = FrameCodec.client(version: .v4, compression: .lz4)
    client.receive(bytes(4, .ready, flags: 1, body: hex("00000000")))
    #expect(try client.next()?.body == [])
  }

  @Test(
    "A block that cannot be what it says is an error, found before memory is made for it (case 11)",
    arguments: ["7fffffff 00", "ffffffff 00", "03ffffff 00", "00000100 00", "00000004", "000000"])
  func hostile(body: String) throws {
    var client = FrameCodec.client(version: .v4, compression: .lz4)
    client.receive(bytes(4, .ready, flags: 1, body: hex(body)))
    #expect(throws: CQLProtocolError.self) { try client.next() }
  }

  @Test("A bomb within the bounds of LZ4 meets the limit")
  func bomb() throws {
    // 64 KiB of zeros that claim and could be 16 MiB.
    let block = [UInt8](repeating: 0, count: 1 << 16)
    var client = FrameCodec.client(version: .v4, compression: .lz4, limits: FrameLimits(incoming: 1 << 20))
    client.receive(bytes(4, .ready, flags: 1, body: hex("00ffffff") + block))
    let error = #expect(throws: CQLProtocolError.self) { try client.next() }
    #expect(error?.kind == .overLimit)
  }

  @Test("A compressed body is refused where nothing was agreed upon")
  func notAgreed() throws {
    var client = FrameCodec.client(version: .v4)
    client.receive(bytes(4, .ready, flags: 1, body: hex("00000000")))
    let error = #expect(throws: CQLProtocolError.self) { try client.next() }
    #expect(error?.kind == .unsupported)
  }
}
