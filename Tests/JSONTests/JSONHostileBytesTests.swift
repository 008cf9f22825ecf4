import JSON
import Testing

/// A small generator whose seed is printed, so that a failure can be had again.
private struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

@Suite("JSON from hostile bytes")
struct JSONHostileBytesTests {
  private static let documents = [
    #"{"id":"0190","lines":[{"sku":"CAF-1","quantity":2,"price":"9.95"}],"note":"\ud83d\udc4d\n","ok":true}"#,
    #"[[[[1,-2.5e+10,"é",null,false]]],{"a":{"b":{}}}]"#,
  ]

  @Test("Damaged documents parse or throw, and what parses is written back to the same value")
  func damaged() throws {
    let seed = UInt64.random(in: .min ... .max)
    print("JSON fuzz seed \(seed)")
    var random = SplitMix64(state: seed)
    for round in 0..<4000 {
      var bytes = Array(Self.documents[round % Self.documents.count].utf8)
      for _ in 0..<Int.random(in: 1...4, using: &random) { damage(&bytes, &random) }
      guard let value = try? JSONValue(parsing: bytes) else { continue }
      #expect(try JSONValue(parsing: value.bytes) == value, "seed \(seed)")
    }
  }

  @Test("Random bytes parse or throw")
  func noise() {
    let seed = UInt64.random(in: .min ... .max)
    print("JSON noise seed \(seed)")
    var random = SplitMix64(state: seed)
    let alphabet = Array("{}[]:,\"\\u0019dD8e+-.tfn \n\u{1}é".utf8) + [0xFF, 0xED, 0xA0]
    for _ in 0..<4000 {
      let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? 0 }
      _ = try? JSONValue(parsing: bytes)
    }
  }

  @Test("Any text is read back as it was written")
  func roundTrip() throws {
    var random = SplitMix64(state: 42)
    for _ in 0..<500 {
      let scalars = (0..<30).compactMap { _ in
        Unicode.Scalar(UInt32.random(in: 0...0x11_0000, using: &random) >> UInt32.random(in: 0...16, using: &random))
      }
      let text = String(String.UnicodeScalarView(scalars))
      let back = try JSONValue(parsing: JSONValue.string(text).bytes).string
      #expect(back.map { Array($0.utf8) } == Array(text.utf8))
    }
  }

  private func damage(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
    guard !bytes.isEmpty else { return }
    let index = Int.random(in: bytes.indices, using: &random)
    switch Int.random(in: 0..<4, using: &random) {
    case 0: bytes[index] = UInt8.random(in: .min ... .max, using: &random)
    case 1: bytes.remove(at: index)
    case 2: bytes.insert(bytes.randomElement(using: &random) ?? 0, at: index)
    default: bytes.removeSubrange(index...)
    }
  }
}
