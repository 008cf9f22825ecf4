import CQLProtocol
import Testing

@Suite("Segments of version 5")
struct SegmentTests {
  /// What a client sends after the connection was started.
  private func segments(_ messages: [any MessageBody], _ compression: Compression? = nil) throws -> [UInt8] {
    var connection = try Connection(.v5, compression)
    for (index, message) in messages.enumerated() { try connection.client.append(message, stream: Int16(index + 1)) }
    return connection.client.take()
  }

  private func prepare(_ count: Int) -> PrepareRequest { PrepareRequest(String(repeating: "x", count: count)) }

  /// What is in a PREPARE of version 5 besides its text: the header, a length and the flags.
  private let overhead = 9 + 4 + 4

  @Test("OPTIONS is the segment that the specification makes of it")
  func options() throws {
    #expect(try segments([OptionsRequest()]) == hex("090002 a4c8c1 050000010500000000 b5557486"))
  }

  @Test("What is too short to be compressed goes as it is, with the longer header (case 3)")
  func optionsUncompressed() throws {
    #expect(try segments([OptionsRequest()], .lz4) == hex("0900000004 c2b895 050000010500000000 b5557486"))
  }

  @Test("Several envelopes share a segment, and come out one by one (case 3)")
  func shared() throws {
    let bytes = try segments([OptionsRequest(), prepare(3), OptionsRequest()])
    #expect(bytes.prefix(3) == [UInt8(9 + 20 + 9), 0, 2])
    #expect(bytes.count == 6 + 38 + 4)
    var connection = try Connection(.v5)
    connection.node.receive(bytes)
    let opcodes = [Opcode.options, .prepare, .options]
    for (index, opcode) in opcodes.enumerated() {
      let envelope = try #require(try connection.node.next())
      #expect(envelope.opcode == opcode)
      #expect(envelope.stream == Int16(index + 1))
    }
    #expect(try connection.node.next() == nil)
  }

  @Test(
    "Envelopes around the size of a segment are split where they must be (case 3)",
    arguments: [131_070, 131_071, 131_072, 131_073, 131_079, 131_080, 2 * 131_071, 2 * 131_071 + 1, 1_000_000],
    [nil, Compression.lz4])
  func sizes(total: Int, compression: Compression?) throws {
    var connection = try Connection(.v5, compression)
    try connection.client.append(OptionsRequest(), stream: 1)
    try connection.client.append(prepare(total - overhead), stream: 2)
    try connection.client.append(OptionsRequest(), stream: 3)
    let bytes = connection.client.take()
    if compression == nil {
      // OPTIONS does not share a segment with what fills one; the last one gets its own.
      let slices = (total + 131_070) / 131_071
      #expect(bytes.count == 9 + total + 9 + (2 + slices) * 10)
    }
    connection.node.receive(bytes)
    #expect(try connection.node.next()?.stream == 1)
    let large = try #require(try connection.node.next())
    #expect(large.stream == 2)
    #expect(try large.request().body == .prepare(prepare(total - overhead)))
    #expect(try connection.node.next()?.stream == 3)
  }

  @Test("A segment fed byte by byte is what it is at once (case 4)", arguments: [nil, Compression.lz4])
  func byteByByte(compression: Compression?) throws {
    let messages: [any MessageBody] = [OptionsRequest(), prepare(140_000), prepare(10), prepare(400), OptionsRequest()]
    let bytes = try segments(messages, compression)
    var whole = try Connection(.v5, compression).node
    var slow = whole
    whole.receive(bytes)
    var expected: [Envelope] = []
    while let envelope = try whole.next() { expected.append(envelope) }
    #expect(expected.count == messages.count)
    var found: [Envelope] = []
    for byte in bytes {
      slow.receive(CollectionOfOne(byte))
      while let envelope = try slow.next() { found.append(envelope) }
    }
    #expect(found == expected)
  }

  @Test("A damaged bit anywhere is found (case 2)", arguments: [nil, Compression.lz4])
  func damage(compression: Compression?) throws {
    let bytes = try segments([OptionsRequest(), prepare(400)], compression)
    for index in bytes.indices {
      for bit in 0..<8 {
        var damaged = bytes
        damaged[index] ^= 1 << UInt8(bit)
        var node = try Connection(.v5, compression).node
        node.receive(damaged)
        #expect(throws: CQLProtocolError.self) {
          while try node.next() != nil {}
        }
      }
    }
  }

  @Test("After an error nothing more is read")
  func sticky() throws {
    var node = try Connection(.v5).node
    node.receive(hex("090002 a4c8c1 050000010500000000 00000000"))
    #expect(throws: CQLProtocolError.self) { try node.next() }
    node.receive(hex("090002 a4c8c1 050000010500000000 b5557486"))
    #expect(throws: CQLProtocolError.self) { try node.next() }
  }

  @Test("An empty segment holds no envelope and is no error")
  func empty() throws {
    var node = try Connection(.v5).node
    node.receive(hex("000002 6a36c4 d37e7744"))
    #expect(try node.next() == nil)
    node.receive(hex("090002 a4c8c1 050000010500000000 b5557486"))
    #expect(try node.next()?.opcode == .options)
  }
}
