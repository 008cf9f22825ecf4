import Testing

@testable import HTTPServer

@Suite("Forms with files")
struct MultipartParserTests {
  private static let body = [
    "thrown away\r\n--x\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\nproducts\r\n",
    "--x  \r\ncontent-disposition: form-data; filename=\"a;\\\"b.csv\"; name=\"file\"\r\nContent-Type: Text/CSV; a=b\r\n\r\n",
    "sku,name\r\n--not\r\n\r\n--y\r\n--x\r\nContent-Disposition: form-data; name=\"empty\"; filename=\"\"\r\n\r\n",
    "\r\n--x--\r\nthrown away too",
  ].joined()

  /// What the parser makes of a body that comes in pieces: parts, each with all of its bytes.
  private func parse(
    _ pieces: [[UInt8]], _ limits: MultipartReader.Limits = .init()
  ) throws(MultipartError) -> (parts: [MultipartReader.Part], contents: [String], isEnded: Bool) {
    var parser = MultipartParser(boundary: "x", limits: limits)
    var parts: [MultipartReader.Part] = []
    var contents: [[UInt8]] = []
    for piece in pieces {
      parser.feed(piece)
      while let event = try parser.next() {
        switch event {
        case .part(let part):
          parts.append(part)
          contents.append([])
        case .bytes(let bytes): contents[contents.count - 1] += bytes
        }
      }
    }
    return (parts, contents.map { String(decoding: $0, as: UTF8.self) }, parser.isEnded)
  }

  @Test("Parts come out whole, in pieces of whatever size they came", arguments: [1, 2, 3, 7, 64, 10_000])
  func pieces(size: Int) throws {
    let bytes = Array(Self.body.utf8)
    let pieces = stride(from: 0, to: bytes.count, by: size).map { Array(bytes[$0..<min($0 + size, bytes.count)]) }
    let (parts, contents, isEnded) = try parse(pieces)
    #expect(
      parts == [
        .init(name: "kind", fileName: nil, mediaType: nil),
        .init(name: "file", fileName: "a;\"b.csv", mediaType: "text/csv"),
        .init(name: "empty", fileName: "", mediaType: nil),
      ])
    // A line that only begins like the boundary belongs to the file.
    #expect(contents == ["products", "sku,name\r\n--not\r\n\r\n--y", ""].map { $0 })
    #expect(isEnded)
  }

  @Test("Escapes of browsers are undone, other percent signs and backslashes stay")
  func names() throws {
    let head = "Content-Disposition: form-data; name=\"a%22b%0D%0Ac%20d\"; filename=\"C:\\dir\\x.csv\""
    let part = try #require(MultipartReader.Part(head: Array(head.utf8)[...]))
    #expect(part.name == "a\"b\r\nc%20d")
    #expect(part.fileName == "C:\\dir\\x.csv")
  }

  @Test(
    "What names no field is no form",
    arguments: [
      "--x\r\n\r\n\r\n\r\n--x--", "--x\r\nContent-Type: text/csv\r\n\r\n--x--",
      "--x\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\n--x--",
      "--x\r\nContent-Disposition: form-data\r\n\r\n--x--", "--x\r\nno colon\r\n\r\n--x--", "--x!\r\n",
    ])
  func malformed(body: String) {
    #expect(throws: MultipartError.malformed) { try parse([Array(body.utf8)]) }
  }

  @Test("Heads and parts are bounded")
  func limits() {
    let part = "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\r\n"
    let three = Array((part + part + part + "--x--").utf8)
    #expect(throws: Never.self) { try parse([three], .init(parts: 3)) }
    #expect(throws: MultipartError.tooLarge) { try parse([three], .init(parts: 2)) }
    let endless = Array("--x\r\nA: ".utf8) + [UInt8](repeating: 0x61, count: 9_000)
    #expect(throws: MultipartError.tooLarge) { try parse([endless]) }
  }

  @Test("Memory does not grow with what stands before the first part")
  func preamble() throws {
    let long = [UInt8](repeating: 0x2d, count: 100_000)
    #expect(try parse([long, long, Array("\r\n--x--".utf8)]).isEnded)
  }
}

@Suite("Reading a form with files")
struct MultipartReaderTests {
  private func request(_ type: String, _ body: String) -> Request {
    Request(.post, "/", fields: [.contentType: type], body: Array(body.utf8))
  }

  @Test(
    "The boundary is where the type says, quoted or not",
    arguments: ["multipart/form-data; boundary=a'b", "Multipart/Form-Data; charset=utf-8; Boundary=\"a'b\""])
  func boundary(type: String) async throws {
    let body = "--a'b\r\nContent-Disposition: form-data; name=\"n\"\r\n\r\nv\r\n--a'b--\r\n"
    var reader = try #require(MultipartReader(request(type, body)))
    #expect(try await reader.next() == .part(.init(name: "n", fileName: nil, mediaType: nil)))
    #expect(try await reader.next() == .bytes(Array("v".utf8)))
    #expect(try await reader.next() == nil)
    #expect(try await reader.next() == nil)
  }

  @Test(
    "Other bodies are no such form",
    arguments: [
      "application/x-www-form-urlencoded", "multipart/form-data", "multipart/form-data; boundary=",
      "multipart/form-data; boundary=\"ends with a blank \"", "multipart/mixed; boundary=x",
      "multipart/form-data; boundary=" + String(repeating: "x", count: 71),
    ])
  func others(type: String) {
    #expect(MultipartReader(request(type, "")) == nil)
  }

  @Test(
    "A form that breaks off is not taken for a whole one",
    arguments: ["", "--x", "--x\r\nContent-Disposition: form-data; name=\"n\"\r\n\r\nhalf", "--y--"])
  func truncated(body: String) async throws {
    var reader = try #require(MultipartReader(request("multipart/form-data; boundary=x", body)))
    await #expect(throws: MultipartError.truncated) {
      while try await reader.next() != nil {}
    }
  }
}
