import ChildProcesses
import Foundation
import HTTPServer
import Testing

@Suite("Compression")
struct CompressionTests {
  private static let page = Array(String(repeating: "<p>Lorem ipsum dolor sit amet</p>", count: 100).utf8)

  private let application: Application = {
    var routes = Routes()
    let shared = SharedBytes(page)
    routes.on(.get, "/page") { _ in .html(page) }
    routes.on(.get, "/shared") { _ in Response(type: "text/css", body: .shared(shared)) }
    routes.on(.get, "/tagged") { _ in
      Response(fields: ["Content-Type": "text/html", "ETag": "\"v1\""], body: .bytes(page))
    }
    routes.on(.get, "/short") { _ in .html(Array("short".utf8)) }
    routes.on(.get, "/image") { _ in Response(type: "image/png", body: .bytes(page)) }
    routes.on(.get, "/stream") { _ in .stream(type: "text/event-stream", ByteStream { try await $0.write(page) }) }
    return Application(routes: routes, middleware: [ConditionalRequests(), Compression()])
  }()

  private func ask(_ path: String, accepting coding: String?) async -> Response {
    var request = Request(.get, path)
    request.fields[.acceptEncoding] = coding
    return await application.respond(to: request)
  }

  @Test("makes pages smaller for those who understand it", arguments: ["/page", "/shared", "/tagged"])
  func compresses(_ path: String) async throws {
    let plain = await ask(path, accepting: nil)
    #expect(plain.bytes == Self.page)
    #expect(plain.fields[.vary] == "Accept-Encoding" && plain.fields[.contentEncoding] == nil)
    let compressed = await ask(path, accepting: "br, gzip")
    #expect(compressed.fields[.contentEncoding] == "gzip" && compressed.fields[.vary] == "Accept-Encoding")
    #expect(compressed.bytes.count < Self.page.count / 5)
    #expect(compressed.fields[.etag] != plain.fields[.etag])
    #expect(try await gunzip(compressed.bytes) == Self.page)
  }

  @Test(
    "leaves alone what is short, compressed already or produced while it is sent",
    arguments: ["/short", "/image", "/stream"])
  func leaves(_ path: String) async {
    let response = await ask(path, accepting: "gzip")
    #expect(response.fields[.contentEncoding] == nil && response.fields[.vary] == nil)
  }

  @Test(
    "goes by the weights of Accept-Encoding",
    arguments: [
      ("gzip", true), ("GZIP;q=0.5", true), ("*", true), ("gzip;q=0", false), ("gzip; q=0.000, *", false),
      ("br", false),
      ("identity", false), ("*;q=0", false), ("", false),
    ])
  func weights(field: String, isCompressed: Bool) async {
    #expect((await ask("/page", accepting: field).fields[.contentEncoding] == "gzip") == isCompressed)
  }

  @Test("answers 304 to the tag of the compressed bytes")
  func conditional() async throws {
    let tag = try #require(await ask("/page", accepting: "gzip").fields[.etag])
    let request = Request(.get, "/page", fields: ["Accept-Encoding": "gzip", "If-None-Match": tag])
    #expect(await application.respond(to: request).status == .notModified)
  }

  /// What the system's own program makes of it.
  private func gunzip(_ bytes: [UInt8]) async throws -> [UInt8] {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).gz")
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let gzip = try ChildProcess("/bin/gzip", ["-dc", file.path()])
    #expect(try await gzip.wait() == 0, "\(gzip.errors)")
    return Array(gzip.output.utf8)
  }
}
