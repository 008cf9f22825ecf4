import CQLProtocol
import Testing

/// Bodies written out by hand from the specifications, in both versions.
@Suite("Images of requests")
struct RequestImageTests {
  /// Checks that the message is these bytes, and these bytes the message.
  private func check(_ request: CQLRequest, v4: String?, v5: String?) throws {
    for (version, body) in [(ProtocolVersion.v4, v4), (.v5, v5)] {
      guard let body else {
        #expect(throws: CQLProtocolError.self) { try image(request, version) }
        continue
      }
      let expected = bytes(version.rawValue, request.opcode, body: hex(body))
      #expect(try image(request, version) == expected)
      // What a later version may add behind a message is left alone.
      let longer = bytes(version.rawValue, request.opcode, body: hex(body) + [0xDE, 0xAD])
      #expect(try envelope(longer)?.request().body == request)
    }
  }

  private func values(_ bind: (inout BoundValues) throws -> Void) rethrows -> BoundValues {
    var values = BoundValues()
    try bind(&values)
    return values
  }

  @Test("STARTUP")
  func startup() throws {
    let body = "0002 000b \"COMPRESSION\" 0003 \"lz4\" 000b \"CQL_VERSION\" 0005 \"3.0.0\""
    try check(.startup(StartupRequest(compression: .lz4)), v4: body, v5: body)
  }

  @Test("OPTIONS, AUTH_RESPONSE and REGISTER")
  func small() throws {
    try check(.options, v4: "", v5: "")
    let token = "00000005 00 \"me\" 00 \"x\""
    try check(.authResponse(AuthResponseRequest(username: "me", password: "x")), v4: token, v5: token)
    try check(.authResponse(AuthResponseRequest(token: nil)), v4: "ffffffff", v5: "ffffffff")
    let events = "0002 000f \"TOPOLOGY_CHANGE\" 000d \"STATUS_CHANGE\""
    try check(.register(RegisterRequest(events: ["TOPOLOGY_CHANGE", "STATUS_CHANGE"])), v4: events, v5: events)
  }

  @Test("PREPARE")
  func prepare() throws {
    try check(
      .prepare(PrepareRequest("SELECT 1")), v4: "00000008 \"SELECT 1\"", v5: "00000008 \"SELECT 1\" 00000000")
    try check(
      .prepare(PrepareRequest("SELECT 1", keyspace: "ks")), v4: nil,
      v5: "00000008 \"SELECT 1\" 00000001 0002 \"ks\"")
  }

  @Test("QUERY with little")
  func query() throws {
    try check(
      .query(QueryRequest("SELECT 1", QueryParameters(consistency: .one))),
      v4: "00000008 \"SELECT 1\" 0001 00", v5: "00000008 \"SELECT 1\" 0001 00000000")
  }

  @Test("QUERY with all that both versions have")
  func fullQuery() throws {
    let parameters = QueryParameters(
      consistency: .localQuorum,
      values: try values { values in
        try values.append(7, as: .int)
        try values.append("é", as: .text)
      },
      skipsMetadata: true, pageSize: 100, pagingState: [0xAB, 0xCD],
      options: ExecutionOptions(serialConsistency: .localSerial, timestamp: 1))
    let rest =
      "0002 00000004 00000007 00000002 c3a9 00000064 00000002 abcd 0009 0000000000000001"
    try check(
      .query(QueryRequest("SELECT 1", parameters)),
      v4: "00000008 \"SELECT 1\" 0006 3f \(rest)", v5: "00000008 \"SELECT 1\" 0006 0000003f \(rest)")
  }

  @Test("QUERY with named values, and with what only version 5 has")
  func version5() throws {
    let named = try values { values in
      try values.append(true, as: .boolean, name: "a")
      try values.append(CQLValue.null, as: .int, name: "b")
    }
    try check(
      .query(QueryRequest("Q", QueryParameters(consistency: .one, values: named))),
      v4: "00000001 \"Q\" 0001 41 0002 0001 \"a\" 00000001 01 0001 \"b\" ffffffff",
      v5: "00000001 \"Q\" 0001 00000041 0002 0001 \"a\" 00000001 01 0001 \"b\" ffffffff")
    let options = ExecutionOptions(keyspace: "ks", nowInSeconds: 5)
    try check(
      .query(QueryRequest("Q", QueryParameters(consistency: .one, options: options))), v4: nil,
      v5: "00000001 \"Q\" 0001 00000180 0002 \"ks\" 00000005")
    for options in [ExecutionOptions(keyspace: "ks"), ExecutionOptions(nowInSeconds: 5)] {
      let query = QueryRequest("Q", QueryParameters(consistency: .one, options: options))
      #expect(throws: CQLProtocolError.self) { try image(query, .v4) }
    }
  }

  @Test("EXECUTE tells null, not set and empty apart, and has the metadata's id in version 5")
  func execute() throws {
    let bound = try values { values in
      try values.append("a", as: .text)
      try values.append(CQLValue.null, as: .text)
      try values.append(CQLValue.unset, as: .text)
      try values.append("", as: .text)
    }
    let rest = "0004 00000001 61 ffffffff fffffffe 00000000"
    let parameters = QueryParameters(consistency: .localQuorum, values: bound, skipsMetadata: true)
    let old = ExecuteRequest(id: [0x0A, 0x0B], parameters)
    #expect(try image(old, .v4) == bytes(4, .execute, body: hex("0002 0a0b 0006 03 \(rest)")))
    #expect(throws: CQLProtocolError.self) { try image(old, .v5) }
    let new = ExecuteRequest(id: [0x0A, 0x0B], resultMetadataID: [0xFF], parameters)
    let body = hex("0002 0a0b 0001 ff 0006 00000003 \(rest)")
    #expect(try image(new, .v5) == bytes(5, .execute, body: body))
    #expect(try envelope(bytes(5, .execute, body: body))?.request().body == .execute(new))
  }

  @Test("BATCH")
  func batch() throws {
    let bound = try values { try $0.append(7, as: .int) }
    var request = BatchRequest(
      .unlogged, [.init(.text("abc")), .init(.prepared([0x0A, 0x0B]), bound)], consistency: .quorum,
      options: ExecutionOptions(timestamp: 2))
    let statements = "01 0002 00 00000003 \"abc\" 0000 01 0002 0a0b 0001 00000004 00000007 0004"
    try check(
      .batch(request), v4: "\(statements) 20 0000000000000002", v5: "\(statements) 00000020 0000000000000002")
    request.options = ExecutionOptions(serialConsistency: .serial, keyspace: "k", nowInSeconds: -1)
    try check(.batch(request), v4: nil, v5: "\(statements) 00000190 0008 0001 \"k\" ffffffff")
    request.statements = [.init(.text("abc"), try values { try $0.append(7, as: .int, name: "a") })]
    #expect(throws: CQLProtocolError.self) { try image(request, .v5) }
    request.statements = Array(repeating: .init(.text("")), count: 65_536)
    #expect(throws: CQLProtocolError.self) { try image(request, .v5) }
  }

  @Test("A request to be traced says so in the header; a payload precedes the message")
  func context() throws {
    let context = MessageContext(isTraced: true, payload: ["k": [1], "n": nil])
    let image = try image(OptionsRequest(), .v5, context: context)
    #expect(image == bytes(5, .options, flags: 0x06, body: hex("0002 0001 \"k\" 00000001 01 0001 \"n\" ffffffff")))
    #expect(try envelope(image)?.request().context == context)
  }

  @Test(
    "Flags without a meaning are refused",
    arguments: [(4, "00000001 51 0001 80"), (5, "00000001 51 0001 00000200")] as [(UInt8, String)])
  func flags(version: UInt8, body: String) throws {
    let envelope = try #require(try envelope(bytes(version, .query, body: hex(body))))
    #expect(throws: CQLProtocolError.self) { try envelope.request() }
  }

  @Test("A message that is too large is not added, and those before it stay")
  func limits() throws {
    var encoder = FrameEncoder(version: .v4, limits: FrameLimits(outgoing: 10))
    try encoder.append(OptionsRequest(), stream: 1)
    let error = #expect(throws: CQLProtocolError.self) { try encoder.append(PrepareRequest("1234567"), stream: 2) }
    #expect(error?.kind == .overLimit)
    try encoder.append(PrepareRequest("123456"), stream: 3)
    #expect(encoder.take() == hex("04 00 0001 05 00000000 04 00 0003 09 0000000a 00000006 \"123456\""))
  }

  @Test("Values are all named or none, and 65,535 at most")
  func bound() throws {
    var values = try values { try $0.append(1, as: .int, name: "a") }
    #expect(throws: CQLValueError.self) { try values.append(1, as: .int) }
    #expect(values.count == 1)
    var many = BoundValues()
    for _ in 0..<65_535 { try many.append(1, as: .tinyint) }
    #expect(throws: CQLValueError.self) { try many.append(1, as: .tinyint) }
    #expect(many.cell(at: 65_534)?.content == [1])
    #expect(many.cell(at: 65_535) == nil)
  }
}
