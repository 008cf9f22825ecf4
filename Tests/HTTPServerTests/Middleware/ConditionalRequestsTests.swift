import HTTPServer
import Testing

@Suite("Conditional requests")
struct ConditionalRequestsTests {
  private let application: Application = {
    var routes = Routes()
    routes.on(.get, "/bytes") { _ in
      Response(fields: ["Content-Type": "text/plain", "Cache-Control": "no-cache"], body: .bytes([1, 2, 3]))
    }
    routes.on(.get, "/shared") { _ in Response(body: .shared(SharedBytes([1, 2, 3]))) }
    routes.on(.get, "/own") { _ in Response(fields: ["ETag": "\"v1\""], body: .bytes([1])) }
    routes.on(.get, "/weak") { _ in Response(fields: ["ETag": "W/\"v1\""], body: .bytes([1])) }
    routes.on(.get, "/failed") { _ in .text("no", status: .conflict) }
    routes.on(.post, "/bytes") { _ in .text("posted") }
    return Application(routes: routes, middleware: [ConditionalRequests()])
  }()

  @Test("are answered 304 where the tag is known", arguments: ["/bytes", "/shared", "/own", "/weak"])
  func known(_ path: String) async throws {
    let first = await application.respond(to: Request(.get, path))
    #expect(first.status == .ok)
    let tag = try #require(first.fields[.etag])
    for field in [tag, "\"other\", " + tag, "*"] {
      let again = await application.respond(to: Request(.get, path, fields: ["If-None-Match": field]))
      #expect(again.status == .notModified)
      #expect(again.fields[.etag] == tag)
      #expect(again.fields[.cacheControl] == first.fields[.cacheControl])
      #expect(again.fields[.contentType] == nil)
    }
    let other = await application.respond(to: Request(.get, path, fields: ["If-None-Match": "\"other\""]))
    #expect(other.status == .ok)
  }

  @Test("have the same tag for the same bytes, another for others")
  func tags() async {
    let bytes = await application.respond(to: Request(.get, "/bytes")).fields[.etag]
    let shared = await application.respond(to: Request(.get, "/shared")).fields[.etag]
    #expect(bytes == shared)
    let tag = [1, 2, 4].withUnsafeBytes { EntityTag(of: $0) }
    #expect(tag.description != bytes)
  }

  @Test("leave refusals and other methods alone")
  func others() async {
    let failed = await application.respond(to: Request(.get, "/failed", fields: ["If-None-Match": "*"]))
    #expect(failed.status == .conflict && failed.fields[.etag] == nil)
    let posted = await application.respond(to: Request(.post, "/bytes", fields: ["If-None-Match": "*"]))
    #expect(posted.status == .ok && posted.fields[.etag] == nil)
  }

  @Test("get the length, not the body, over a socket")
  func socket() async throws {
    try await withServer(application) { server in
      let client = try RawClient(to: server.address)
      try await client.send(
        "GET /bytes HTTP/1.1\r\nHost: x\r\nIf-None-Match: *\r\n\r\nGET /bytes HTTP/1.1\r\nHost: x\r\n\r\n")
      try await client.readResponses(2)
      #expect(client.responses.map(\.status) == [304, 200])
      #expect(client.responses.map { $0["Content-Length"] } == ["3", "3"])
    }
  }
}
