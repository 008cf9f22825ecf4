import EventLoops
import Testing

@Suite("TLS", .timeLimit(.minutes(10)))
struct TLSTests {
  private let authority: DevelopmentAuthority
  private let client: TLSClientConfiguration

  init() throws {
    authority = try DevelopmentAuthority()
    client = try TLSClientConfiguration(trust: .pem(authority.certificate))
  }

  private func server(
    _ hosts: String..., validity: ClosedRange<Duration> = .seconds(-60) ... .seconds(3600)
  ) throws -> TLSServerConfiguration {
    try TLSServerConfiguration(identity: authority.issue(for: hosts, validity: validity))
  }

  @Test("megabytes come back unharmed, and both sides say goodbye")
  func echoes() async throws {
    try await withLoop { loop in
      let address = try await serve(on: loop, tls: try server("store.test"), echo)
      let sent = pattern(4_000_000)
      let received = try await Task(executorPreference: loop) {
        let stream = try await TCPStream.connect(to: address, on: loop, tls: client, serverName: "store.test")
        async let received = stream.readAll()
        for start in stride(from: 0, to: sent.count, by: 100_000) {
          try await stream.write(Array(sent[start..<min(start + 100_000, sent.count)]))
        }
        stream.finishWriting()
        return try await received
      }.value
      #expect(received == sent)
    }
  }

  @Test(
    "an answer that comes together with tickets is not left lying",
    .enabled(if: TicketServer.canStart, "needs Python 3"))
  func tickets() async throws {
    let server = try TicketServer(authority.issue(for: ["store.test"]))
    let address = SocketAddress.loopback(port: try await server.port())
    try await withLoop { loop in
      let stream = try await TCPStream.connect(to: address, on: loop, tls: client, serverName: "store.test")
      try await stream.write("word")
      #expect(try await stream.read() == Array("word".utf8))
      #expect(try await server.tickets() > 0)
      stream.close()
    }
  }

  @Test("a certificate may name a host or an address")
  func names() async throws {
    try await withLoop { loop in
      let address = try await serve(on: loop, tls: try server("localhost", "127.0.0.1"), echo)
      let byAddress = try await TCPStream.connect(to: address, on: loop, tls: client)
      let byName = try await TCPStream.connect(
        host: "localhost", port: address.port, on: loop, options: .patient, tls: client)
      for stream in [byAddress, byName] {
        try await stream.write("secret")
        #expect(try await stream.read() == Array("secret".utf8))
        stream.close()
      }
    }
  }

  @Test("a server that cannot prove who it is is refused, and told so")
  func refused() async throws {
    let stranger = try DevelopmentAuthority().issue(for: ["store.test"])
    let cases: [(TLSServerConfiguration, NetworkError.Code, String)] = [
      (
        try server("store.test", validity: .seconds(-7200) ... .seconds(-3600)), .certificateExpired,
        "The certificate of store.test has expired."
      ),
      (
        try server("store.test", validity: .seconds(3600) ... .seconds(7200)), .certificateNotYetValid,
        "The certificate of store.test is not valid yet."
      ),
      (
        try server("other.test"), .certificateForOtherHost, "The certificate that store.test shows is another host's."
      ),
      (
        try TLSServerConfiguration(identity: stranger), .certificateNotTrusted,
        "No trusted authority vouches for the certificate of store.test."
      ),
    ]
    try await withLoop { loop in
      for (server, code, message) in cases {
        let failures = Shared<[NetworkError]>([])
        let address = try await serve(on: loop, tls: server, failures: failures, echo)
        let error = await #expect(throws: NetworkError.self) {
          try await TCPStream.connect(to: address, on: loop, tls: client, serverName: "store.test")
        }
        #expect(error == NetworkError(code, message))
        if failures.value.isEmpty { try await until(loop) { !failures.value.isEmpty } }
        #expect(failures.value.map(\.code) == [.protocolFailure])
      }
    }
  }

  @Test("checks may be relaxed on purpose")
  func relaxed() async throws {
    try await withLoop { loop in
      let address = try await serve(on: loop, tls: try server("other.test"), echo)
      let anyName = try TLSClientConfiguration(trust: .pem(authority.certificate), verification: .authority)
      let stranger = try DevelopmentAuthority()
      let anyone = try TLSClientConfiguration(trust: .pem(stranger.certificate), verification: .none)
      for client in [anyName, anyone] {
        let stream = try await TCPStream.connect(to: address, on: loop, tls: client, serverName: "store.test")
        try await stream.write("hello")
        #expect(try await stream.read() == Array("hello".utf8))
        stream.close()
      }
      let stillChecks = try TLSClientConfiguration(trust: .pem(stranger.certificate), verification: .authority)
      await #expect(throws: NetworkError.self) {
        try await TCPStream.connect(to: address, on: loop, tls: stillChecks, serverName: "store.test")
      }
    }
  }

  @Test("an end without goodbye is told from a good one")
  func truncated() async throws {
    try await withLoop { loop in
      let tls = try server("store.test")
      for abrupt in [true, false] {
        let address = try await serve(on: loop, tls: tls) { connection in
          connection.onRead = { [unowned connection] bytes in
            connection.write(bytes)
            guard abrupt else { return connection.closeAfterWriting() }
            _ = try? loop.schedule(after: .milliseconds(5)) { connection.close() }
          }
          connection.startReading()
        }
        let stream = try await TCPStream.connect(to: address, on: loop, tls: client, serverName: "store.test")
        try await stream.write("half")
        #expect(try await stream.read() == Array("half".utf8))
        if abrupt {
          let error = await #expect(throws: NetworkError.self) { try await stream.read() }
          #expect(error?.code == .truncated)
        } else {
          #expect(try await stream.read() == nil)
        }
        stream.close()
      }
    }
  }

  @Test("each side ends its own direction under TLS as well")
  func halfClose() async throws {
    try await withLoop { loop in
      let address = try await serve(on: loop, tls: try server("store.test")) { connection in
        var count = 0
        connection.onRead = { count += $0.count }
        connection.onEnd = { [unowned connection] in
          connection.write(Array("\(count) bytes".utf8))
          connection.finishWriting()
        }
        connection.startReading()
      }
      let stream = try await TCPStream.connect(to: address, on: loop, tls: client, serverName: "store.test")
      try await stream.write(pattern(300_000))
      stream.finishWriting()
      #expect(try await stream.readAll() == Array("300000 bytes".utf8))
    }
  }

  @Test("a stream that is not read makes its peer wait under TLS as well")
  func inboundPressure() async throws {
    try await withLoop { loop in
      let address = try await serve(on: loop, tls: try server("store.test")) { connection in
        connection.write(pattern(3_000_000))
      }
      let connection = try await TCPConnection.connect(to: address, on: loop, tls: client, serverName: "store.test")
      let stream = try await loop.run { TCPStream(connection, readLimit: 1) }
      var received: [UInt8] = []
      var largest = 0
      // The server stays, so nothing but what has been read already lets the last records out.
      while received.count < 3_000_000, let bytes = try await stream.read() {
        received += bytes
        largest = max(largest, bytes.count)
      }
      #expect(received == pattern(3_000_000))
      // One record.
      #expect(largest <= 16 * 1024)
    }
  }

  @Test("a peer that speaks something else is refused, one that is silent is given up on")
  func notTLS() async throws {
    try await withLoop { loop in
      let babbler = try await serve(on: loop) { $0.write(Array("HTTP/1.1 400 Bad Request\r\n\r\n".utf8)) }
      let error = await #expect(throws: NetworkError.self) {
        try await TCPStream.connect(to: babbler, on: loop, tls: client)
      }
      #expect(error?.code == .protocolFailure)

      let silent = try await serve(on: loop) { _ in }
      var options = TCPOptions()
      options.timeout = .milliseconds(30)
      let late = await #expect(throws: NetworkError.self) {
        try await TCPStream.connect(to: silent, on: loop, options: options, tls: client)
      }
      #expect(late?.code == .timedOut)

      let attempt = Task { try await TCPStream.connect(to: silent, on: loop, tls: client) }
      for _ in 0..<5 { try await loop.run {} }
      attempt.cancel()
      await #expect(throws: CancellationError.self) { _ = try await attempt.value }
    }
  }

  @Test("a client that does not finish its handshake is given up on")
  func silentClient() async throws {
    try await withLoop { loop in
      var options = TCPOptions()
      options.timeout = .milliseconds(20)
      let failures = Shared<[NetworkError]>([])
      let address = try await serve(on: loop, options: options, tls: try server("store.test"), failures: failures, echo)
      let stream = try await TCPStream.connect(to: address, on: loop)
      #expect(try await stream.read() == nil)
      #expect(failures.value.map(\.code) == [.timedOut])
    }
  }

  @Test("credentials that cannot be used are an error that names them")
  func credentials() throws {
    let identity = try authority.issue(for: ["a.test"])
    let other = try authority.issue(for: ["b.test"])
    guard case .pem(let certificate, let key) = identity, case .pem(_, let otherKey) = other else { return }
    _ = try TLSServerConfiguration(identity: .pem(certificate: certificate, key: key))
    for identity in [
      TLSIdentity.pem(certificate: certificate, key: otherKey), .pem(certificate: [], key: key),
      .files(certificate: "missing.pem", key: "missing.key"),
    ] {
      let error = #expect(throws: NetworkError.self) { try TLSServerConfiguration(identity: identity) }
      #expect(error?.code == .invalidCredentials)
    }
    let missing = #expect(throws: NetworkError.self) { try TLSClientConfiguration(trust: .file("missing.pem")) }
    #expect(missing?.message.hasPrefix("Could not read the authorities in missing.pem: ") == true)
  }
}
