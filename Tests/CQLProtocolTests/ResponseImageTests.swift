import CQLProtocol
import Testing

/// Bodies written out by hand from the specifications, in both versions.
@Suite("Images of responses")
struct ResponseImageTests {
  private func check(_ response: CQLResponse, _ body: String) throws {
    try check(response, ProtocolVersion.allCases, body)
  }

  /// Checks that the message is these bytes in these versions, and these bytes the message.
  private func check(_ response: CQLResponse, _ versions: [ProtocolVersion], _ body: String) throws {
    for version in versions {
      #expect(try image(response, version) == bytes(version.rawValue, response.opcode, body: hex(body)))
      let longer = bytes(version.rawValue, response.opcode, body: hex(body) + [0xDE, 0xAD])
      #expect(try envelope(longer)?.response().body == response)
    }
  }

  private func rows(_ body: String, _ version: UInt8 = 4, known: [ColumnSpec]? = nil) throws -> Rows {
    let envelope = try #require(try envelope(bytes(version, .result, body: hex(body))))
    guard case .result(.rows(let rows)) = try envelope.response(columns: known).body else { throw Missing() }
    return rows
  }

  private struct Missing: Error {}

  @Test("Those that start a connection")
  func connection() throws {
    try check(.ready, "")
    try check(.authenticate(AuthenticateResponse(authenticator: "a.B")), "0003 \"a.B\"")
    try check(
      .supported(SupportedResponse(options: ["COMPRESSION": ["snappy", "lz4"], "X": []])),
      "0002 000b \"COMPRESSION\" 0002 0006 \"snappy\" 0003 \"lz4\" 0001 \"X\" 0000")
    try check(.authChallenge(AuthChallengeResponse(token: [1, 2])), "00000002 0102")
    try check(.authSuccess(AuthSuccessResponse()), "ffffffff")
  }

  @Test("Events")
  func events() throws {
    let node = InetEndpoint(address: InetAddress(v4: 0x7F00_0001), port: 9042)
    try check(
      .event(.topologyChange(.newNode, node)), "000f \"TOPOLOGY_CHANGE\" 0008 \"NEW_NODE\" 04 7f000001 00002352")
    let six = InetEndpoint(address: InetAddress(v6: 0, 1), port: 1)
    try check(
      .event(.statusChange(.down, six)),
      "000d \"STATUS_CHANGE\" 0004 \"DOWN\" 10 00000000000000000000000000000001 00000001")
    try check(
      .event(.schemaChange(SchemaChange(.updated, keyspace: "ks", .table("t")))),
      "000d \"SCHEMA_CHANGE\" 0007 \"UPDATED\" 0005 \"TABLE\" 0002 \"ks\" 0001 \"t\"")
    try check(.event(.other("NEWS")), "0004 \"NEWS\"")
  }

  @Test("Results without rows (case 6)")
  func results() throws {
    try check(.result(.void), "00000001")
    try check(.result(.setKeyspace("ks")), "00000003 0002 \"ks\"")
    try check(
      .result(.schemaChange(SchemaChange(.created, keyspace: "ks", .keyspace))),
      "00000005 0007 \"CREATED\" 0008 \"KEYSPACE\" 0002 \"ks\"")
    try check(
      .result(.schemaChange(SchemaChange(.dropped, keyspace: "ks", .function("f", arguments: ["int"])))),
      "00000005 0007 \"DROPPED\" 0008 \"FUNCTION\" 0002 \"ks\" 0001 \"f\" 0001 0003 \"int\"")
    try check(
      .result(.schemaChange(SchemaChange(.created, keyspace: "ks", .aggregate("f", arguments: [])))),
      "00000005 0007 \"CREATED\" 0009 \"AGGREGATE\" 0002 \"ks\" 0001 \"f\" 0000")
    try check(
      .result(.schemaChange(SchemaChange(.created, keyspace: "ks", .type("u")))),
      "00000005 0007 \"CREATED\" 0004 \"TYPE\" 0002 \"ks\" 0001 \"u\"")
  }

  private let columns = [
    ColumnSpec(keyspace: "ks", table: "t", name: "id", type: .int),
    ColumnSpec(keyspace: "ks", table: "t", name: "tags", type: .list(.text)),
  ]
  private let cells = "00000002 00000004 00000001 ffffffff 00000004 00000002 00000009 00000001 00000001 \"x\""

  @Test("Rows of one table (case 6)")
  func globalTable() throws {
    let rows = try Rows(columns: columns, [[.int(1), .null], [.int(2), .list([.text("x")])]])
    try check(
      .result(.rows(rows)),
      "00000002 00000001 00000002 0002 \"ks\" 0001 \"t\" 0002 \"id\" 0009 0004 \"tags\" 0020 000d \(cells)")
    #expect(rows.count == 2)
    #expect(try rows[1].decode("id", as: Int.self) == 2)
    #expect(try rows[1].decode(at: 1) == ["x"])
    #expect(try rows[0].decode(at: 1) as [String]? == nil)
    #expect(rows.map(\.description) == ["(id: 1, tags: null)", "(id: 2, tags: ['x'])"])
  }

  @Test("Rows whose columns each name their table (case 6)")
  func tableOfEach() throws {
    let rows = try rows(ownColumns)
    #expect(rows.columns == columns)
    #expect(try rows[0].decode("id", as: Int8.self) == 1)
  }

  private var ownColumns: String {
    """
    00000002 00000000 00000002 0002 "ks" 0001 "t" 0002 "id" 0009 0002 "ks" 0001 "t" 0004 "tags" 0020 000d \(cells)
    """
  }

  @Test("Rows without columns are read with those of the prepared statement")
  func skippedMetadata() throws {
    let known = try rows("00000002 00000004 00000002 \(cells)", known: columns)
    #expect(try known[1].value(at: 1) == .list([.text("x")]))
    #expect(throws: CQLProtocolError.self) { try rows("00000002 00000004 00000002 \(cells)", known: []) }
    #expect(throws: CQLValueError.self) { try rows("00000002 00000004 00000002 \(cells)")[0].value(at: 0) }
    let built = try Rows(
      skippingMetadataOf: columns, pagingState: [9], [[.int(1), .null], [.int(2), .list([.text("x")])]])
    let body = hex("00000002 00000006 00000002 00000001 09 \(cells)")
    #expect(try image(ResultResponse.rows(built), .v4) == bytes(4, .result, body: body))
  }

  @Test("A page that is not the last may be empty; changed metadata comes with its id in version 5")
  func pages() throws {
    let page = try Rows(columns: [columns[0]], pagingState: [9], newMetadataID: [7, 7], [])
    try check(
      .result(.rows(page)), [.v5],
      "00000002 0000000b 00000001 00000001 09 0002 0707 0002 \"ks\" 0001 \"t\" 0002 \"id\" 0009 00000000")
    #expect(throws: CQLProtocolError.self) { try image(ResultResponse.rows(page), .v4) }
    #expect(page.isEmpty)
  }

  @Test("Columns that came with the rows win over those known before")
  func columnsOfRows() throws {
    #expect(try rows(ownColumns, known: []).columns == columns)
  }

  @Test("Prepared statements")
  func prepared() throws {
    let result = "00000001 00000001 0002 \"ks\" 0001 \"t\" 0002 \"id\" 0009"
    let markers = "00000001 00000002 00000002 0001 0000 0002 \"ks\" 0001 \"t\" 0002 \"id\" 0009 0004 \"tags\" 0020 000d"
    let old = PreparedStatementResult(
      id: [1, 2], markers: columns, partitionKey: [1, 0], result: ResultMetadata(columns: [columns[0]]))
    try check(.result(.prepared(old)), [.v4], "00000004 0002 0102 \(markers) \(result)")
    #expect(throws: CQLProtocolError.self) { try image(ResultResponse.prepared(old), .v5) }
    let new = PreparedStatementResult(
      id: [1, 2], resultMetadataID: [3], markers: columns, partitionKey: [1, 0],
      result: ResultMetadata(columns: [columns[0]]))
    try check(.result(.prepared(new)), [.v5], "00000004 0002 0102 0001 03 \(markers) \(result)")
    let conditional = PreparedStatementResult(id: [1], resultMetadataID: [3])
    try check(
      .result(.prepared(conditional)), [.v5],
      "00000004 0001 01 0001 03 00000000 00000000 00000000 00000004 00000000")
  }

  @Test("Tracing, warnings and payload precede the message in any combination (case 8)", arguments: 0..<8)
  func context(parts: Int) throws {
    var context = MessageContext()
    var body = ""
    if parts & 1 != 0 {
      context.tracingID = CQLUUID(high: 1, low: 2)
      body += "0000000000000001 0000000000000002 "
    }
    if parts & 2 != 0 {
      context.warnings = ["w", "é"]
      body += "0002 0001 \"w\" 0002 \"é\" "
    }
    if parts & 4 != 0 {
      context.payload = ["k": [5]]
      body += "0001 0001 \"k\" 00000001 05 "
    }
    let flags = UInt8((parts & 1) << 1 | (parts & 2) << 2 | (parts & 4))
    let expected = bytes(4, .result, flags: flags, body: hex(body + "00000001"))
    #expect(try image(ResultResponse.void, .v4, context: context) == expected)
    let (found, response) = try #require(try envelope(expected)?.response())
    #expect(found == context)
    #expect(response == .result(.void))
  }

  @Test(
    "Results that contradict themselves are errors",
    arguments: [
      "00000009", "00000002 00000004 ffffffff 00000000", "00000002 00000004 00000000 7fffffff",
      "00000002 00000004 7fffffff 7fffffff", "00000002 00000004 00010000 00000000",
      "00000002 00000004 00000001 00000001", "00000002 00000000 7fffffff",
      "00000002 00000006 00000001 ffffffff 00000000", "00000002 00000004 00000001 00000001 00000005 00",
      "00000004 0001 01 00000000 00000001 7fffffff", "00000004 0001 01 00000000 00000001 00000001 0001",
      "00000005 0003 \"FOO\" 0005 \"TABLE\" 0000 0000", "00000005 0007 \"CREATED\" 0003 \"FOO\" 0000",
    ])
  func malformed(body: String) throws {
    let envelope = try #require(try envelope(bytes(4, .result, body: hex(body))))
    #expect(throws: CQLProtocolError.self) { try envelope.response() }
  }
}
