import Cryptography
import Testing

/// Vectors of FIPS 180-4's examples and of NIST's CAVP byte-oriented short messages.
@Suite("SHA-256")
struct SHA256Tests {
  @Test(
    "Published messages have their published digests",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
    ])
  func published(message: String, digest: String) {
    #expect(SHA256.hash(of: message).hex == digest)
  }

  @Test("A million times the letter a")
  func million() {
    let piece = [UInt8](repeating: UInt8(ascii: "a"), count: 1000)
    var hash = SHA256()
    for _ in 0..<1000 { hash.update(piece) }
    #expect(hash.digest().hex == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test("Bytes of the CAVP have theirs")
  func bytes() {
    #expect(
      SHA256.hash(of: [0xD3] as [UInt8]).hex == "28969cdfa74a12c82f3bad960b0b000aca2ac329deea5c2328ebc6f2ba9802c1")
  }

  @Test("Pieces make the digest of the whole, and asking for it between changes nothing")
  func pieces() {
    var hash = SHA256()
    hash.update("ab".utf8)
    #expect(hash.digest() == SHA256.hash(of: "ab"))
    hash.update([] as [UInt8])
    hash.update("-c-".utf8.lazy.filter { $0 != UInt8(ascii: "-") })
    #expect(hash.digest() == SHA256.hash(of: "abc"))
    #expect(hash.digest() != SHA256.hash(of: "abd"))
  }

  @Test("A digest comes back from its hexadecimal digits and its bytes")
  func roundTrip() {
    let digest = SHA256.hash(of: "abc")
    #expect(Digest(hex: digest.hex.uppercased()) == digest)
    #expect(Digest(bytes: digest.bytes) == digest)
    #expect(Digest(bytes: digest.bytes.dropLast()) == nil)
    #expect(Digest(hex: digest.hex + "00") == nil)
    #expect(Digest(hex: "zz" + digest.hex.dropFirst(2)) == nil)
  }
}
