import Randomness
import CQLProtocol
import Testing

@Suite("Any message comes back as it went")
struct RoundTripTests {
  private static let ways: [(ProtocolVersion, Compression?)] = [
    (.v4, nil), (.v4, .lz4), (.v5, nil), (.v5, .lz4),
  ]

  @Test("Requests, in either version and compressed or not", arguments: ways)
  func requests(version: ProtocolVersion, compression: Compression?) throws {
    var random = TestSeed.random(for: "requests in \(version)")
    var connection = try Connection(version, compression)
    for _ in 0..<60 {
      let sent = random.array(1...30) { ($0.request(version), $0.context(isResponse: false)) }
      for (index, (request, context)) in sent.enumerated() {
        try connection.client.append(request, stream: Int16(index), context: context)
      }
      connection.node.receive(connection.client.take())
      for (index, (request, context)) in sent.enumerated() {
        let envelope = try #require(try connection.node.next())
        #expect(envelope.stream == Int16(index))
        let (found, body) = try envelope.request()
        #expect(found == context)
        #expect(body == request)
      }
      #expect(try connection.node.next() == nil)
    }
  }

  @Test("Responses, in either version and compressed or not", arguments: ways)
  func responses(version: ProtocolVersion, compression: Compression?) throws {
    var random = TestSeed.random(for: "responses in \(version)")
    var connection = try Connection(version, compression)
    for _ in 0..<60 {
      let sent = random.array(1...30) { ($0.response(version), $0.context(isResponse: true)) }
      for (index, (response, context)) in sent.enumerated() {
        try connection.node.append(response, stream: Int16(index) - 1, context: context)
      }
      connection.client.receive(connection.node.take())
      for (index, (response, context)) in sent.enumerated() {
        let envelope = try #require(try connection.client.next())
        #expect(envelope.stream == Int16(index) - 1)
        let (found, body) = try envelope.response()
        #expect(found == context)
        #expect(body == response)
      }
      #expect(try connection.client.next() == nil)
    }
  }

  @Test("Bytes in pieces of any size are the bytes at once", arguments: ways)
  func pieces(version: ProtocolVersion, compression: Compression?) throws {
    var random = TestSeed.random(for: "pieces in \(version)")
    var connection = try Connection(version, compression)
    for _ in 0..<20 {
      for index in 0..<20 { try connection.node.append(random.response(version), stream: Int16(index)) }
      let bytes = connection.node.take()
      var whole = connection.client
      whole.receive(bytes)
      var expected: [Envelope] = []
      while let envelope = try whole.next() { expected.append(envelope) }
      var found: [Envelope] = []
      var rest = bytes[...]
      while !rest.isEmpty {
        let size = min(rest.count, random.chance(50) ? 1 : Int.random(in: 1...200, using: &random))
        connection.client.receive(rest.prefix(size))
        rest = rest.dropFirst(size)
        while let envelope = try connection.client.next() { found.append(envelope) }
      }
      #expect(found == expected)
    }
  }
}
