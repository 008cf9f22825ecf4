import Foundation
import HTTPServer
import Testing

@Suite("Files")
struct FileTests {
  private static let content = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }

  private func withFiles<Value>(_ body: (String) async throws -> Value) async throws -> Value {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(Self.content).write(to: folder.appendingPathComponent("content"))
    try Data().write(to: folder.appendingPathComponent("empty"))
    return try await body(folder.path)
  }

  @Test("are sent whole, and 404 stands for those that are none")
  func files() async throws {
    try await withFiles { folder in
      let application = Application.with { routes in
        routes.on(.get, "/{name}") { request in
          let name = request.parameters["name"] ?? ""
          return Response(type: "application/octet-stream", body: .file(folder + "/" + name))
        }
      }
      try await withServer(application) { server in
        let client = try RawClient(to: server.address)
        for name in ["content", "empty", "missing", ".", "content"] {
          try await client.send("GET /\(name) HTTP/1.1\r\nHost: x\r\n\r\n")
        }
        try await client.readResponses(5)
        #expect(client.responses.map(\.status) == [200, 200, 404, 404, 200])
        #expect(client.responses.map(\.body.count) == [300_000, 0, 14, 14, 300_000])
        #expect(client.responses.first?.body == Self.content)
        let head = try RawClient(to: server.address)
        head.answersHead = true
        try await head.send("HEAD /content HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        try await head.read()
        #expect(head.responses.map { $0["Content-Length"] } == ["300000"])
      }
    }
  }
}
