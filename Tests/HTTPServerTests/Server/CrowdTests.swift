import Glibc
import HTTPServer
import Testing

@Suite("Many connections")
struct CrowdTests {
  static let application = Application.with { routes in
    routes.on(.get, "/") { _ in .text("served") }
  }

  private static let request = "GET / HTTP/1.1\r\nHost: x\r\n\r\n"

  /// 10,000, or as many as the limit on descriptors allows where each takes two, since both ends are in this process.
  private static let crowd: Int = {
    var limit = rlimit()
    getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    limit.rlim_cur = max(limit.rlim_cur, min(limit.rlim_max, 25_000))
    setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    let sparedForOthers = 500
    return min(10_000, (Int(limit.rlim_cur) - sparedForOthers) / 2)
  }()

  @Test("that are idle take less than 150 MB for ten thousand, and others are served beside them")
  func idle() async throws {
    let crowd = Self.crowd
    if crowd < 10_000 { print("The limit on descriptors allows \(crowd) connections only instead of 10,000.") }
    try await withServer(Self.application) { server in
      let before = residentBytes()
      let address = server.address
      let clients = try await onThreads { _ in
        Unchecked(
          value: try (0..<crowd).map { _ in
            let client = try RawClient(to: address)
            try client.blockingSend(Array(Self.request.utf8))
            try client.blockingRead(1)
            return client
          })
      }[0].value
      #expect(server.statistics.connections == crowd)
      #expect(clients.allSatisfy { $0.responses.map(\.status) == [200] })
      let allowed = 15_000 * crowd
      if !isSanitized { #expect(try await eventually { residentBytes() - before < allowed }) }
      let other = try RawClient(to: address)
      for served in 1...200 {
        try await other.send(Self.request)
        try await other.readResponses(served)
      }
      #expect(other.responses.count == 200)
      for client in [clients[0], clients[crowd / 2], clients[crowd - 1]] {
        try await client.send(Self.request)
        try await client.readResponses(2)
        #expect(client.responses.count == 2)
      }
    }
  }

  @Test("from one address are limited")
  func perAddress() async throws {
    var configuration = HTTPServer.Configuration()
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
    var configuration = HTTPServer.Configuration()
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

/// Lets clients that a thread made pass to the test that goes on with them.
private struct Unchecked<Value>: @unchecked Sendable {  // the thread has ended before the test goes on
  let value: Value
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
