import EventLoops
import HTTPServer
import Testing

@Suite("HTTPS")
struct TLSTests {
  private let go = Count()

  private var application: Application {
    .with { [go] routes in
      routes.on(.get, "/") { _ in .text("served") }
      routes.on(.post, "/") { request in Response(type: "text/plain", body: .bytes(request.body)) }
      routes.on(.get, "/stream") { _ in
        .stream(
          type: "text/plain",
          ByteStream { writer in
            for number in 0..<100 { try await writer.write(Array("\(number)\n".utf8)) }
          })
      }
      routes.on(.get, "/waits") { _ in
        while go.current == 0 { try await Task.sleep(for: .milliseconds(5)) }
        return .text("waited")
      }
    }
  }

  private static let request = "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"

  private func serve<Value>(
    with authority: DevelopmentAuthority, _ body: (HTTPServer, LoopGroup) async throws -> Value
  ) async throws -> Value {
    let loops = try LoopGroup(count: 1)
    try loops.start()
    var configuration = HTTPServer.Configuration.patient
    configuration.tls = try authority.tls()
    let result: Result<Value, any Error>
    do {
      result = .success(try await withServer(application, configuration) { try await body($0, loops) })
    } catch {
      result = .failure(error)
    }
    await loops.shutdown()
    return try result.get()
  }

  private func ask(
    _ request: [UInt8], _ server: HTTPServer, trusting authority: DevelopmentAuthority, _ loops: LoopGroup
  ) async throws -> [RawResponse] {
    let client = try TLSClientConfiguration(trust: .pem(authority.certificate))
    let stream = try await TCPStream.connect(to: server.address, on: loops.next(), tls: client)
    try await stream.write(request)
    let received = try await everything(from: stream)
    stream.close()
    return RawResponse.parse(received, isClosed: true, headOnly: false)
  }

  /// Until the server closes: with or without TLS's farewell, since answers say how long they are.
  private func everything(from stream: TCPStream) async throws -> [UInt8] {
    var received: [UInt8] = []
    do {
      while let piece = try await stream.read() { received += piece }
    } catch let error as NetworkError where error.code == .truncated && !received.isEmpty {}
    return received
  }

  @Test("serves requests, bodies and streams")
  func serves() async throws {
    let authority = try DevelopmentAuthority()
    go.add()
    try await serve(with: authority) { server, loops in
      let get = "GET / HTTP/1.1\r\nHost: x\r\n\r\nGET /waits HTTP/1.1\r\nHost: x\r\n\r\n"
      let stream = "GET /stream HTTP/1.1\r\nHost: x\r\n\r\n"
      let body = [UInt8](repeating: 120, count: 300_000)
      let post = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: \(body.count)\r\nConnection: close\r\n\r\n"
      let responses = try await ask(
        Array((get + stream + post).utf8) + body, server, trusting: authority, loops)
      let lines = (0..<100).map { "\($0)\n" }.joined()
      #expect(responses.map(\.text) == ["served", "waited", lines, String(decoding: body, as: UTF8.self)])
    }
  }

  @Test("changes its certificate while it serves")
  func reload() async throws {
    let (old, new) = (try DevelopmentAuthority(), try DevelopmentAuthority())
    try await serve(with: old) { server, loops in
      #expect(try await ask(Array(Self.request.utf8), server, trusting: old, loops).map(\.text) == ["served"])
      let client = try TLSClientConfiguration(trust: .pem(old.certificate))
      let open = try await TCPStream.connect(to: server.address, on: loops.next(), tls: client)
      try await open.write(Array("GET /waits HTTP/1.1\r\nHost: x\r\n\r\n".utf8))
      #expect(try await eventually { server.statistics.requestsInFlight == 1 })

      try await server.reload(try new.tls())
      #expect(try await ask(Array(Self.request.utf8), server, trusting: new, loops).map(\.text) == ["served"])
      await #expect(throws: NetworkError.self) {
        _ = try await ask(Array(Self.request.utf8), server, trusting: old, loops)
      }
      go.add()
      let received = try await everything(from: open)
      let answers = RawResponse.parse(received, isClosed: true, headOnly: false)
      #expect(answers.map(\.text) == ["waited"])
      #expect(answers.first?["Connection"] == "close")
      open.close()
    }
  }

  @Test("says farewell to idle clients when it is drained")
  func farewell() async throws {
    let authority = try DevelopmentAuthority()
    let ending: [UInt8]? = try await serve(with: authority) { server, loops in
      let client = try TLSClientConfiguration(trust: .pem(authority.certificate))
      let idle = try await TCPStream.connect(to: server.address, on: loops.next(), tls: client)
      #expect(try await eventually { server.statistics.connections == 1 })
      #expect(await server.drain(within: .seconds(600)))
      defer { idle.close() }
      return try await idle.read()
    }
    #expect(ending == nil)
  }

  @Test("keeps its certificate where the new one is unusable")
  func unusable() async throws {
    let authority = try DevelopmentAuthority()
    let answers = try await serve(with: authority) { server, loops in
      await #expect(throws: HTTPServerError.refused) {
        try await server.reload(HTTPServer.TLS(certificate: "nonsense", key: "nonsense"))
      }
      return try await ask(Array(Self.request.utf8), server, trusting: authority, loops)
    }
    #expect(answers.map(\.text) == ["served"])
  }

  @Test("does not begin with an unusable certificate")
  func refused() async throws {
    let loops = try LoopGroup(count: 2)
    try loops.start()
    var configuration = HTTPServer.Configuration()
    configuration.tls = HTTPServer.TLS(certificate: "nonsense", key: "nonsense")
    #expect(throws: HTTPServerError.refused) {
      try HTTPServer(
        on: loops, address: .loopback(port: 0), configuration: configuration, application: application)
    }
    await loops.shutdown()
  }

  @Test("cuts a client that does not begin TLS")
  func handshake() async throws {
    var configuration = HTTPServer.Configuration()
    configuration.tls = try DevelopmentAuthority().tls()
    configuration.headDeadline = .seconds(1)
    try await withServer(application, configuration) { server in
      let plain = try RawClient(to: server.address)
      try await plain.send(Self.request)
      try await plain.read()
      #expect(plain.responses == [])
      let silent = try RawClient(to: server.address)
      try await silent.send([22, 3, 1])
      try await silent.read()
      #expect(silent.isClosed)
    }
  }
}

extension DevelopmentAuthority {
  /// What a server on this machine needs.
  fileprivate func tls() throws -> HTTPServer.TLS {
    guard case .pem(let certificate, let key) = try issue(for: ["127.0.0.1"]) else { throw Unexpected() }
    return HTTPServer.TLS(
      certificate: String(decoding: certificate, as: UTF8.self), key: String(decoding: key, as: UTF8.self))
  }

  private struct Unexpected: Error {}
}
