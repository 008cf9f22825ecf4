import CQLProtocol
import Testing

/// Bodies written out by hand from the specifications, in both versions.
@Suite("Images of errors")
struct ErrorImageTests {
  /// One error of each kind: its code, and what follows the message in either version.
  private static let errors: [(kind: ServerError.Kind, code: String, v4: String, v5: String)] = {
    let two = ReplicaResponses(.quorum, received: 1, required: 2)
    let counts = "0004 00000001 00000002"
    let reasons = ReplicaFailures(reasons: [InetAddress(v4: 0x7F00_0001): 1, InetAddress(v6: 0, 1): 0])
    let map = "00000002 10 00000000000000000000000000000001 0000 04 7f000001 0001"
    return [
      (.server, "00000000", "", ""), (.protocolViolation, "0000000a", "", ""), (.badCredentials, "00000100", "", ""),
      (.unavailable(.all, required: 3, alive: 2), "00001000", "0005 00000003 00000002", "0005 00000003 00000002"),
      (.overloaded, "00001001", "", ""), (.bootstrapping, "00001002", "", ""), (.truncation, "00001003", "", ""),
      (
        .writeTimeout(WriteTimeout(two, .batchLog)), "00001100", "\(counts) 0009 \"BATCH_LOG\"",
        "\(counts) 0009 \"BATCH_LOG\""
      ),
      (
        .writeTimeout(WriteTimeout(two, .other("NEW"))), "00001100", "\(counts) 0003 \"NEW\"", "\(counts) 0003 \"NEW\""
      ),
      (.readTimeout(ReadTimeout(two, hasData: true)), "00001200", "\(counts) 01", "\(counts) 01"),
      (
        .functionFailure(keyspace: "ks", function: "f", arguments: ["int"]), "00001400",
        "0002 \"ks\" 0001 \"f\" 0001 0003 \"int\"", "0002 \"ks\" 0001 \"f\" 0001 0003 \"int\""
      ),
      (.changeCaptureFailure, "00001600", "", ""), (.conditionUnknown(two), "00001700", counts, counts),
      (.syntax, "00002000", "", ""), (.unauthorized, "00002100", "", ""), (.invalid, "00002200", "", ""),
      (.configuration, "00002300", "", ""),
      (
        .alreadyExists(keyspace: "ks", table: ""), "00002400", "0002 \"ks\" 0000", "0002 \"ks\" 0000"
      ),
      (.unprepared(id: [1, 2]), "00002500", "0002 0102", "0002 0102"), (.other(0x7777), "00007777", "", ""),
      (
        .readFailure(ReadFailure(two, ReplicaFailures(count: 3), hasData: false)), "00001300",
        "\(counts) 00000003 00", "-"
      ),
      (.readFailure(ReadFailure(two, reasons, hasData: true)), "00001300", "-", "\(counts) \(map) 01"),
      (
        .writeFailure(WriteFailure(two, ReplicaFailures(count: 3), .view)), "00001500",
        "\(counts) 00000003 0004 \"VIEW\"", "-"
      ),
      (
        .writeFailure(WriteFailure(two, reasons, .changeCapture)), "00001500", "-", "\(counts) \(map) 0003 \"CDC\""
      ),
      (
        .writeTimeout(WriteTimeout(two, .conditional, contentions: 5)), "00001100", "-",
        "\(counts) 0003 \"CAS\" 0005"
      ),
      (
        .writeTimeout(WriteTimeout(two, .conditional)), "00001100", "\(counts) 0003 \"CAS\"",
        "\(counts) 0003 \"CAS\""
      ),
    ]
  }()

  @Test("Each is its bytes, and its bytes are it (case 7)", arguments: errors.indices)
  func image(index: Int) throws {
    let (kind, code, v4, v5) = Self.errors[index]
    let error = ServerError(kind, "why")
    for (version, extras) in [(ProtocolVersion.v4, v4), (.v5, v5)] where extras != "-" {
      let expected = bytes(version.rawValue, .error, body: hex("\(code) 0003 \"why\" \(extras)"))
      #expect(try CQLProtocolTests.image(error, version) == expected)
      #expect(try envelope(expected)?.response().body == .error(error))
      // The last two bytes of contentions may be missing, as nodes do leave them out.
      let needed = expected.count - 9 - (version == .v5 && extras.hasSuffix("CAS\" 0005") ? 2 : 0)
      for count in 0..<needed {
        let cut = try #require(try envelope(bytes(version.rawValue, .error, body: Array(expected[9..<9 + count]))))
        #expect(throws: CQLProtocolError.self, "\(kind) cut at \(count)") { try cut.response() }
      }
    }
  }

  @Test("No two kinds share a code")
  func codes() {
    let codes = Set(Self.errors.map(\.kind.code))
    #expect(codes.count == 21)
  }

  @Test("An error says its code and the node's words")
  func wording() {
    #expect(ServerError(.unavailable(.one, required: 1, alive: 0), "no").description == "0x1000: no")
  }
}
