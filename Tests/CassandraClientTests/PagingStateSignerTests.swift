import CQLProtocol
import CassandraClient
import Testing

@Suite("Paging states that are signed")
struct PagingStateSignerTests {
  private static let key = [UInt8](0..<32)
  private static let state = PagingState([7, 0, 255, 1])

  private let signer: PagingStateSigner
  private let statement: Statement
  private let signed: [UInt8]

  init() throws {
    signer = try PagingStateSigner(key: Self.key)
    statement = try Statement("SELECT v FROM kv WHERE k = ?", "A-1")
    signed = try signer.sign(Self.state, of: statement)
  }

  @Test("They come back as they were, whatever else is said of the request")
  func back() throws {
    #expect(try signer.state(in: signed, of: statement) == Self.state)
    #expect(try signer.state(in: signed, of: statement.pages(of: 7).at(.one)) == Self.state)
    let empty = try signer.sign(PagingState([]), of: statement)
    #expect(try signer.state(in: empty, of: statement).bytes.isEmpty)
  }

  @Test("The signature is HMAC-SHA-256 of the parts, each with its length before it")
  func image() throws {
    // python3 -c 'import hmac; p = [b"SELECT 1", b"\x07\x00\xff\x01"]; print(hmac.new(bytes(range(32)),
    //   b"".join(len(x).to_bytes(8, "big") + x for x in p), "sha256").hexdigest())'
    let signed = try signer.sign(Self.state, of: Statement("SELECT 1"))
    let hex = signed.prefix(32).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    #expect(hex == "8431bcac4a6ee83b3f5ab42116ebc64a198275d821f8f098781a08dbe0ec0a26")
    #expect(Array(signed.dropFirst(32)) == Self.state.bytes)
  }

  @Test("No bit of one can be changed, and none is left out or added")
  func changed() {
    for index in signed.indices {
      for bit in 0..<8 {
        var other = signed
        other[index] ^= 1 << bit
        expectRefusal(other, statement)
      }
    }
    for length in 0..<signed.count { expectRefusal(Array(signed.prefix(length)), statement) }
    expectRefusal(signed + [0], statement)
  }

  @Test("One belongs to its text, its values and its key")
  func elsewhere() throws {
    expectRefusal(signed, try Statement("SELECT v FROM kv WHERE k = ? ", "A-1"))
    expectRefusal(signed, try Statement("SELECT v FROM kv WHERE k = ?", "A-2"))
    expectRefusal(signed, try Statement("SELECT v FROM kv WHERE k = ?", String?.none))
    expectRefusal(signed, Statement("SELECT v FROM kv WHERE k = ?"))
    expectRefusal(signed, try Statement("SELECT v FROM kv WHERE k = ?", named: ["k": "A-1"]))
    let stranger = try PagingStateSigner(key: Self.key.reversed())
    #expect(throws: CassandraError.self) { try stranger.state(in: signed, of: statement) }
  }

  @Test("A key that can be guessed is refused")
  func short() {
    #expect(throws: CassandraError.self) { try PagingStateSigner(key: Array(Self.key.dropLast())) }
  }

  private func expectRefusal(_ signed: [UInt8], _ statement: Statement) {
    let error = #expect(throws: CassandraError.self) { try signer.state(in: signed, of: statement) }
    guard case .invalidStatement? = error?.kind else {
      Issue.record("it is \(error.map { "\($0)" } ?? "taken")")
      return
    }
  }
}
