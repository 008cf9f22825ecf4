import CQLProtocol
import Testing

@Suite("Frames that mean harm")
struct HostileFrameTests {
  @Test(
    "A header that cannot be is an error before any body arrives (case 5)",
    arguments: [
      "84 00 0000 02 ffffffff", "84 00 0000 02 80000000", "84 00 0000 02 7fffffff", "84 00 0000 02 04000001",
      "84 00 0000 04 00000000", "84 00 0000 11 00000000", "04 00 0000 02 00000000", "84 00 0000 05 00000000",
      "\"HTTP/1.1 \"",
    ])
  func headers(image: String) {
    var decoder = FrameDecoder()
    decoder.append(hex(image))
    #expect(throws: CQLProtocolError.self) { try decoder.next() }
  }

  @Test("A body of the largest size allowed is only waited for")
  func largest() throws {
    var decoder = FrameDecoder(limits: FrameLimits(incoming: 1 << 30))
    decoder.append(hex("84 00 0000 02 10000000"))
    #expect(try decoder.next() == nil)
    decoder = FrameDecoder(limits: FrameLimits(incoming: 1 << 30))
    decoder.append(hex("84 00 0000 02 10000001"))
    #expect(throws: CQLProtocolError.self) { try decoder.next() }
  }

  /// What a client gets in segments with these payloads, each with the right checksums.
  private func receive(_ payloads: [(bytes: [UInt8], isSelfContained: Bool)], limit: Int = 1 << 20) throws -> [Envelope]
  {
    var connection = try Connection(.v5, limits: FrameLimits(incoming: limit))
    for (payload, isSelfContained) in payloads {
      connection.client.receive(segment(payload, isSelfContained: isSelfContained))
    }
    var envelopes: [Envelope] = []
    while let envelope = try connection.client.next() { envelopes.append(envelope) }
    return envelopes
  }

  private let ready = hex("85 00 0001 02 00000000")
  private let large = hex("85 00 0001 02 00000004 01020304")

  @Test("A large envelope may be cut anywhere, its header too")
  func cuts() throws {
    for cut in 0...large.count {
      let parts = [(Array(large[..<cut]), false), (Array(large[cut...]), false)]
      #expect(try receive(cut == large.count ? [parts[0]] : parts).map(\.body) == [[1, 2, 3, 4]])
    }
  }

  @Test("Envelopes that are not cut as agreed are errors")
  func disagreement() {
    let cases: [[(bytes: [UInt8], isSelfContained: Bool)]] = [
      [(Array(large.dropLast()), true)], [(Array(large.prefix(5)), true)],
      [(Array(large.prefix(10)), false), (ready, true)], [(large + ready, false)],
      [(Array(large.prefix(10)), false), (Array(large.dropFirst(10)) + ready, false)],
      [(hex("84 00 0001 02 00000000"), true)], [(hex("84 00 0001 02 00000000"), false)],
      [(hex("85 00 0001 02 00100001"), false)], [(hex("85 00 0001 02 ffffffff"), false)],
    ]
    for payloads in cases {
      #expect(throws: CQLProtocolError.self) { try receive(payloads) }
    }
  }

  @Test("A segment that is decompressed to less than it says is an error")
  func wrongLength() throws {
    var connection = try Connection(.v5, .lz4)
    try connection.node.append(ServerError(.server, String(repeating: "x", count: 1_000)), stream: 1)
    let honest = connection.node.take()
    connection.client.receive(segment(Array(honest[8..<honest.count - 4]), uncompressed: 1_100))
    #expect(throws: CQLProtocolError.self) { try connection.client.next() }
  }
}
