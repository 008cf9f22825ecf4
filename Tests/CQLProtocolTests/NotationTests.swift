import CQLProtocol
import Testing

@Suite("Notations")
struct NotationTests {
  @Test(
    "An unsigned vint takes as many bytes as its first one says",
    arguments: [
      (0, "00"), (127, "7f"), (128, "8080"), (256_000, "c3e800"), (1 << 56 - 1, "feffffffffffffff"),
      (1 << 56, "ff0100000000000000"), (.max, "ffffffffffffffffff"),
    ] as [(UInt64, String)])
  func unsignedVints(value: UInt64, image: String) throws {
    var writer = ByteWriter()
    writer.unsignedVint(value)
    #expect(writer.bytes == hex(image))
    var reader = ByteReader(hex(image))
    #expect(try reader.unsignedVint() == value)
  }

  @Test(
    "A vint is small near zero",
    arguments: [
      (0, "00"), (-1, "01"), (1, "02"), (63, "7e"), (-64, "7f"), (64, "8080"), (-65, "8081"),
      (.max, "fffffffffffffffffe"), (.min, "ffffffffffffffffff"),
    ] as [(Int64, String)])
  func vints(value: Int64, image: String) throws {
    var writer = ByteWriter()
    writer.vint(value)
    #expect(writer.bytes == hex(image))
    var reader = ByteReader(hex(image))
    #expect(try reader.vint() == value)
  }

  @Test("Every width of vint is read back")
  func allVints() throws {
    for shift in UInt64(0)..<64 {
      for value in [UInt64(1) << shift, UInt64(1) << shift - 1, UInt64.max >> shift] {
        var writer = ByteWriter()
        writer.unsignedVint(value)
        writer.vint(Int64(bitPattern: value))
        var reader = ByteReader(writer.bytes)
        #expect(try reader.unsignedVint() == value)
        #expect(try reader.vint() == Int64(bitPattern: value))
        #expect(reader.remaining == 0)
      }
    }
  }

  /// One of each notation.
  private static func everything() throws -> [UInt8] {
    var writer = ByteWriter()
    writer.byte(1)
    writer.short(2)
    writer.int(-3)
    writer.long(-4)
    try writer.string("é")
    try writer.longString("long")
    try writer.stringList(["a", ""])
    try writer.stringMap(["k": "v"])
    try writer.stringMultimap(["k": ["v", "w"]])
    try writer.bytes([5])
    try writer.bytes(nil)
    try writer.shortBytes([6, 7])
    try writer.bytesMap(["k": [8], "n": nil])
    writer.uuid(CQLUUID(high: 9, low: 10))
    writer.inet(InetEndpoint(address: InetAddress(v4: 0x7F00_0001), port: 9042))
    writer.inetAddress(InetAddress(v6: 0x2001_0db8_0000_0000, 1))
    writer.consistency(.localOne)
    writer.vint(-1_000_000)
    for cell in [CQLCell([1]), .null, .unset, CQLCell([])] { writer.value(cell) }
    return writer.bytes
  }

  private static func readEverything(_ bytes: [UInt8]) throws {
    var reader = ByteReader(bytes)
    #expect(try reader.byte() == 1)
    #expect(try reader.short() == 2)
    #expect(try reader.int() == -3)
    #expect(try reader.long() == -4)
    #expect(try reader.string() == "é")
    #expect(try reader.longString() == "long")
    #expect(try reader.stringList() == ["a", ""])
    #expect(try reader.stringMap() == ["k": "v"])
    #expect(try reader.stringMultimap() == ["k": ["v", "w"]])
    #expect(try reader.bytes() == [5])
    #expect(try reader.bytes() == nil)
    #expect(try reader.shortBytes() == [6, 7])
    #expect(try reader.bytesMap() == ["k": [8], "n": nil])
    #expect(try reader.uuid() == CQLUUID(high: 9, low: 10))
    #expect(try reader.inet().description == "127.0.0.1:9042")
    #expect(try reader.inetAddress().description == "2001:db8::1")
    #expect(try reader.consistency() == .localOne)
    #expect(try reader.vint() == -1_000_000)
    for cell in [CQLCell([1]), .null, .unset, CQLCell([])] { #expect(try reader.value() == cell) }
    #expect(reader.remaining == 0)
  }

  @Test("Each notation is read back as it was written (case 1)")
  func roundTrip() throws { try Self.readEverything(try Self.everything()) }

  @Test("What is cut off anywhere is an error (case 1)")
  func truncated() throws {
    let bytes = try Self.everything()
    for end in bytes.indices {
      #expect(throws: CQLProtocolError.self) {
        var reader = ByteReader(Array(bytes[..<end]))
        _ = (try reader.byte(), try reader.short(), try reader.int(), try reader.long(), try reader.string())
        _ = (try reader.longString(), try reader.stringList(), try reader.stringMap(), try reader.stringMultimap())
        _ = (try reader.bytes(), try reader.bytes(), try reader.shortBytes(), try reader.bytesMap())
        _ = (try reader.uuid(), try reader.inet(), try reader.inetAddress(), try reader.consistency())
        _ = (try reader.vint(), try reader.value(), try reader.value(), try reader.value(), try reader.value())
      }
    }
  }

  @Test("An error says what is missing and where")
  func wording() throws {
    var reader = ByteReader(hex("0005 6162"))
    let error = #expect(throws: CQLProtocolError.self) { try reader.string() }
    #expect(error?.kind == .truncated)
    #expect(error?.description == "byte 2: a [string] of 5 bytes is announced where 2 are left")
  }

  @Test("What no notation allows is an error")
  func malformed() {
    let cases: [(image: String, read: (inout ByteReader) throws -> Void)] = [
      ("0002 c328", { _ = try $0.string() }), ("ffffffff", { _ = try $0.longString() }),
      ("fffffffd", { _ = try $0.value() }), ("7fffffff 00", { _ = try $0.bytes() }),
      ("05 0102030405 00002352", { _ = try $0.inet() }), ("04 7f000001 00010000", { _ = try $0.inet() }),
      ("000b", { _ = try $0.consistency() }), ("ffff 00", { _ = try $0.stringList() }),
      ("ffff 00", { _ = try $0.bytesMap() }),
    ]
    for (image, read) in cases {
      var reader = ByteReader(hex(image))
      #expect(throws: CQLProtocolError.self, "\(image)") { try read(&reader) }
    }
  }

  @Test("What a [short] cannot count is not written")
  func tooLong() {
    var writer = ByteWriter()
    #expect(throws: CQLProtocolError.self) { try writer.string(String(repeating: "x", count: 65_536)) }
    #expect(throws: CQLProtocolError.self) { try writer.shortBytes([UInt8](repeating: 0, count: 65_536)) }
    #expect(throws: CQLProtocolError.self) { try writer.stringList([String](repeating: "", count: 65_536)) }
  }

  @Test(
    "An address of IPv6 leaves its longest zeros out",
    arguments: [
      ("00000000000000000000000000000000", "::"), ("00000000000000000000000000000001", "::1"),
      ("20010db8000000000001000000000001", "2001:db8::1:0:0:1"),
      ("20010db8000100010001000100010000", "2001:db8:1:1:1:1:1:0"),
      ("fe800000000000000000000000000000", "fe80::"), ("7f000001", "127.0.0.1"),
    ])
  func addresses(image: String, text: String) throws {
    let address = try #require(InetAddress(hex(image)))
    #expect(address.description == text)
    #expect(address.bytes == hex(image))
  }
}
