import Randomness
import CQLProtocol
import Testing

@Suite("Numbers of any size")
struct NumberTests {
  @Test(
    "A varint is its bytes and its digits",
    arguments: [
      ("0", "00"), ("127", "7f"), ("128", "0080"), ("-1", "ff"), ("-128", "80"), ("-129", "ff7f"),
      ("1000000000000000000", "0de0b6b3a7640000"), ("-1000000000000000000", "f21f494c589c0000"),
      ("170141183460469231731687303715884105728", "0080000000000000000000000000000000"),
      ("-170141183460469231731687303715884105728", "80000000000000000000000000000000"),
      ("4294967296", "0100000000"), ("1000000000", "3b9aca00"), ("999999999", "3b9ac9ff"),
    ])
  func varints(text: String, image: String) throws {
    let number = try #require(CQLVarint(text))
    #expect(number.bytes == hex(image))
    #expect(try #require(CQLVarint(bytes: hex(image))).description == text)
    #expect(number.int128?.description == Int128(text)?.description)
    #expect(number.int64 == Int64(text))
  }

  @Test("Redundant bytes in front change nothing")
  func redundant() {
    #expect(CQLVarint(bytes: hex("0000007f")) == CQLVarint(127))
    #expect(CQLVarint(bytes: hex("ffffff80")) == CQLVarint(-128))
    #expect(CQLVarint(bytes: hex("ffff7f")) == CQLVarint(-129))
    #expect(CQLVarint(bytes: hex("000000000000000000000001"))?.int64 == 1)
    #expect(CQLVarint(bytes: []) == nil)
  }

  @Test("What is no whole number is none", arguments: ["", "-", "+", "1.0", "1 ", "0x1", "--1", "１", "1e3"])
  func noVarint(text: String) { #expect(CQLVarint(text) == nil) }

  @Test("Integers become varints and come back if they fit")
  func integers() {
    var random = TestSeed.random(for: "varints")
    for _ in 0..<2_000 {
      let wide = Int128(truncatingIfNeeded: UInt128(random.next()) << 64 | UInt128(random.next()))
      let number = wide >> Int128.random(in: 0..<128, using: &random)
      let varint = CQLVarint(number)
      #expect(varint.int128 == number)
      #expect(varint.description == number.description)
      #expect(CQLVarint(number.description) == varint)
      #expect(varint.int64 == Int64(exactly: number))
      #expect(varint.exactly(Int8.self) == Int8(exactly: number))
      #expect(varint.exactly(UInt8.self) == UInt8(exactly: number))
      #expect(varint.exactly(UInt64.self) == UInt64(exactly: number))
    }
    #expect(CQLVarint(UInt64.max).exactly(UInt64.self) == .max)
    #expect(CQLVarint(Int128.min).int128 == .min)
  }

  @Test("Any digits come back")
  func digits() throws {
    var random = TestSeed.random(for: "digits")
    for _ in 0..<200 {
      let digits = (0..<Int.random(in: 1...200, using: &random)).map { _ in Int.random(in: 0...9, using: &random) }
      let trimmed = digits.drop { $0 == 0 }
      let text = trimmed.isEmpty ? "0" : (random.chance(50) ? "-" : "") + trimmed.map(String.init).joined()
      #expect(CQLVarint(text)?.description == text)
    }
  }

  @Test("A number that is too long for digits says how long it is")
  func tooLong() throws {
    let number = try #require(CQLVarint(bytes: [UInt8](repeating: 1, count: 5_000)))
    #expect(number.description == "(a varint of 5000 bytes)")
    #expect(CQLDecimal(unscaled: number, scale: 3).description == "(a varint of 5000 bytes)")
  }

  @Test(
    "A decimal is its bytes and its text",
    arguments: [
      ("19.99", "00000002 07cf"), ("-0.001", "00000003 ff"), ("1E+3", "fffffffd 01"), ("0", "00000000 00"),
      ("0.00", "00000002 00"), ("1.50E-10", "0000000c 0096"), ("-1.2E+2147483649", "80000000 f4"),
      ("1E-2147483647", "7fffffff 01"), ("0.000001", "00000006 01"), ("1E-7", "00000007 01"),
    ])
  func decimals(text: String, image: String) throws {
    var values = BoundValues()
    let number = try #require(CQLDecimal(text))
    try values.append(number, as: .decimal)
    let cell = try #require(values.cell(at: 0))
    #expect(cell.content == hex(image))
    #expect(try CQLDecimal(cql: cell, as: .decimal).description == text)
  }

  @Test(
    "What is no decimal is none",
    arguments: ["", ".", "1.", "1.2.3", "1e", "e1", "1e1e1", "abc", "1e99999999999", "1e-2147483648", "-", "1.-2"])
  func noDecimal(text: String) { #expect(CQLDecimal(text) == nil) }

  @Test("Exponents may be written in several ways")
  func exponents() {
    #expect(CQLDecimal("1e3") == CQLDecimal("1E+3"))
    #expect(CQLDecimal("1.5e1") == CQLDecimal("15"))
    #expect(CQLDecimal("1.0") != CQLDecimal("1.00"))
  }
}
