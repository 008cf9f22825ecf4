import Testing

@testable import Web

@Suite("Temporary files")
struct TemporaryFileTests {
  @Test("What is appended is read back, in pieces, as often as one likes")
  func contents() async throws {
    let file = try TemporaryFile()
    let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try file.append(Array(bytes[..<70_000]))
    try file.append(Array(bytes[70_000...]))
    for _ in 1...2 {
      var read: [UInt8] = []
      for try await piece in file {
        #expect(piece.count <= TemporaryFile.pieceSize)
        read += piece
      }
      #expect(read == bytes)
    }
    #expect(try file.read(at: 199_999, atMost: 10) == [bytes[199_999]])
    #expect(try file.read(at: 200_000, atMost: 10).isEmpty)
  }
}
