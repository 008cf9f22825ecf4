import Cryptography
import Testing

@Suite("Randomness and comparison")
struct SecureRandomTests {
  @Test("Draws differ and use every byte")
  func draws() {
    var random = SecureRandom()
    let numbers = (0..<64).map { _ in random.next() }
    #expect(Set(numbers).count == 64)
    #expect(numbers.reduce(0, |) == .max)
    #expect(numbers.reduce(.max, &) == 0)
    #expect((0..<100).allSatisfy { _ in (1...6).contains(Int.random(in: 1...6, using: &random)) })
  }

  @Test("As many bytes come as were asked for", arguments: [(-1, 0), (0, 0), (1, 1), (32, 32), (100_000, 100_000)])
  func counts(asked: Int, given: Int) {
    #expect(SecureRandom.bytes(asked).count == given)
  }

  @Test("Two draws of bytes differ")
  func bytes() {
    #expect(SecureRandom.bytes(16) != SecureRandom.bytes(16))
  }

  @Test("Equal bytes are equal, others are not")
  func equality() {
    #expect(constantTimeEqual("token".utf8, Array("token".utf8)))
    #expect(constantTimeEqual([], []))
    #expect(!constantTimeEqual("token".utf8, "tokem".utf8))
    #expect(!constantTimeEqual("token".utf8, "toke".utf8))
    #expect(!constantTimeEqual([0], []))
  }

  @Test("Hexadecimal digits and bytes are each other's reverse")
  func hexadecimal() {
    let bytes: [UInt8] = [0x00, 0x0F, 0xA5, 0xFF]
    #expect(bytes.hexadecimal == "000fa5ff")
    #expect([UInt8](hexadecimal: "000fA5Ff") == bytes)
    #expect([UInt8](hexadecimal: "") == [])
    #expect([UInt8](hexadecimal: "0") == nil)
    #expect([UInt8](hexadecimal: "0g") == nil)
  }
}
