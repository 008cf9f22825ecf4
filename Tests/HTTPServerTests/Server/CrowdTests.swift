import Glibc
import HTTPServer
import Testing

@Suite("Many connections")
struct CrowdTests {
  static let application = Application.with { routes in
    routes.on(.get, "/") { _ in .text("served") }
  }

  private static let request = "GET / HTTP/1.1\r\nHost: x\r\n\r\n"

  @Test("that are idle take less than 150 MB for ten thousand, and others are served beside them")
  func idle() async throws {
    raiseDescriptorLimit()
    try await withServer(Self.application) { server in
      let before = residentBytes()
      let crowd = try Crowd(of: 10_000, at: server.address)
      defer { crowd.end() }
      try await crowd.isServed()
      #expect(server.statistics.connections == 10_000)
      if !isSanitized { #expect(try await eventually { residentBytes() - before < 150_000_000 }) }
      let other = try RawClient(to: server.address)
      for served in 1...200 {
        try await other.send(Self.request)
        try await other.readResponses(served)
      }
      #expect(other.responses.count == 200)
      #expect(server.statistics.connections == 10_001)
    }
  }

  @Test("from one address are limited")
  func perAddress() async throws {
    var configuration = HTTPServer.Configuration.patient
    configuration.connectionsPerAddress = 3
    try await withServer(Self.application, configuration) { server in
      let clients = try (0..<3).map { _ in try RawClient(to: server.address) }
      for client in clients {
        try await client.send(Self.request)
        try await client.readResponses(1)
      }
      let refused = try RawClient(to: server.address)
      try await refused.send(Self.request)
      try await refused.read()
      #expect(refused.responses == [])
      clients[0].close()
      #expect(try await eventually { server.statistics.connections == 2 })
      let next = try RawClient(to: server.address)
      try await next.send(Self.request)
      try await next.readResponses(1)
      #expect(next.responses.map(\.status) == [200])
    }
  }

  @Test("over the limit wait until there is room")
  func limit() async throws {
    var configuration = HTTPServer.Configuration.patient
    configuration.connectionLimit = 2
    try await withServer(Self.application, configuration) { server in
      let clients = try (0..<2).map { _ in try RawClient(to: server.address) }
      for client in clients {
        try await client.send(Self.request)
        try await client.readResponses(1)
      }
      let waiting = try RawClient(to: server.address)
      try await waiting.send(Self.request)
      clients[0].close()
      try await waiting.readResponses(1)
      #expect(waiting.responses.map(\.status) == [200])
    }
  }
}

/// The process's resident memory without what other tests have freed.
private func residentBytes() -> Int {
  typealias Trim = @convention(c) (Int) -> Int32
  if let trim = dlsym(nil, "malloc_trim") { _ = unsafeBitCast(trim, to: Trim.self)(0) }
  guard let file = fopen("/proc/self/statm", "r") else { return 0 }
  defer { fclose(file) }
  var line = [CChar](repeating: 0, count: 128)
  guard fgets(&line, Int32(line.count), file) != nil else { return 0 }
  let words = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self).split(
    separator: " ")
  return (words.count > 1 ? Int(words[1]) ?? 0 : 0) * sysconf(Int32(_SC_PAGESIZE))
}

/// Whether AddressSanitizer, which keeps freed memory, is at work.
private let isSanitized = dlsym(nil, "__asan_init") != nil
