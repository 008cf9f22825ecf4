import CQLProtocol
import CassandraClientTesting
import EventLoops
import Testing

@Suite("A fake node", .timeLimit(.minutes(10)))
struct FakeNodeTests {
  @Test(
    "Connections are started in each version, with and without compression and TLS",
    arguments: [ProtocolVersion.v4, .v5], [nil, Compression.lz4])
  func start(version: ProtocolVersion, compression: Compression?) async throws {
    try await withLoops { loops in
      let authority = try DevelopmentAuthority()
      let identity = try authority.issue(for: ["127.0.0.1"])
      for isEnciphered in [false, true] {
        let node = try await FakeNode(
          on: loops[0], tls: isEnciphered ? try TLSServerConfiguration(identity: identity) : nil)
        let trust = try isEnciphered ? TLSClientConfiguration(trust: .pem(authority.certificate)) : nil
        var client = try await BareClient(
          to: node.address, on: loops[0], version: version, compression: compression, tls: trust)
        guard case .supported(let supported) = try await client.ask(OptionsRequest()) else {
          Issue.record("OPTIONS was not answered with SUPPORTED")
          return
        }
        #expect(supported.options["PROTOCOL_VERSIONS"] == ["3/v3", "4/v4", "5/v5", "6/v6-beta"])
        #expect(try await client.start() == .ready)
        #expect(try await client.rows("SELECT cluster_name FROM system.local")?.first?.decode(at: 0) == "Test Cluster")
        #expect(node.received().map(\.opcode) == [.options, .startup, .query])
        #expect(node.received().allSatisfy { $0.version == version.rawValue && $0.connection == 1 })
        #expect(node.activity.faults == [])
        await node.stop()
      }
    }
  }

  @Test("A version that it does not speak is refused as real nodes of each age do it")
  func versions() async throws {
    try await withLoops { loops in
      let node = try await FakeNode(on: loops[0])
      node.change { $0.versions = [.v4] }
      let refusals: [(FakeNodeSettings.VersionRefusal, UInt8, Int16, String)] = [
        (.listing, 4, 0, "Invalid or unsupported protocol version (5); supported versions are (3/v3, 4/v4)"),
        (
          .range, 4, 0,
          "Invalid or unsupported protocol version (5); the lowest supported version is 3 and the greatest is 4"
        ),
        (.beta, 5, 7, "Beta version of the protocol used (5/v5-beta), but USE_BETA flag is unset"),
        (.error(ServerError(.protocolViolation, "no"), version: 3), 3, 0, "no"),
      ]
      for (refusal, version, stream, text) in refusals {
        node.change { $0.versionRefusal = refusal }
        var client = try await BareClient(to: node.address, on: loops[0])
        try await client.send(StartupRequest(), stream: 7)
        let envelope = try #require(try await client.next())
        #expect(envelope.header.version == version)
        #expect(envelope.stream == stream)
        #expect(try envelope.response().body == .error(ServerError(.protocolViolation, text)))
      }
    }
  }

  @Test("Who has the password comes in, who has not does not; a script may ask more than once")
  func authentication() async throws {
    try await withLoops { loops in
      let node = try await FakeNode(on: loops[0])
      node.change { $0.authentication = .passwords(["anna": "secret"]) }
      var client = try await BareClient(to: node.address, on: loops[0])
      #expect(
        try await client.start()
          == .authenticate(AuthenticateResponse(authenticator: "org.apache.cassandra.auth.PasswordAuthenticator")))
      let wrong = ServerError(.badCredentials, "Provided username anna and/or password are incorrect")
      #expect(try await client.ask(AuthResponseRequest(username: "anna", password: "x")) == .error(wrong))
      let right = try await client.ask(AuthResponseRequest(username: "anna", password: "secret"))
      #expect(right == .authSuccess(AuthSuccessResponse(token: nil)))

      node.change {
        $0.authentication = .scripted(authenticator: "Two") { token, number in
          number == 1 ? .challenge([1]) : token == [2] ? .success([3]) : .failure("no")
        }
      }
      var other = try await BareClient(to: node.address, on: loops[0], version: .v4)
      #expect(try await other.start() == .authenticate(AuthenticateResponse(authenticator: "Two")))
      let challenge = try await other.ask(AuthResponseRequest(token: nil))
      #expect(challenge == .authChallenge(AuthChallengeResponse(token: [1])))
      let success = try await other.ask(AuthResponseRequest(token: [2]))
      #expect(success == .authSuccess(AuthSuccessResponse(token: [3])))
    }
  }

  @Test("Requests at the wrong time and compression that is not there are refused")
  func refusals() async throws {
    try await withLoops { loops in
      let node = try await FakeNode(on: loops[0])
      var client = try await BareClient(to: node.address, on: loops[0])
      let early = ServerError(.protocolViolation, "Unexpected message QUERY, expecting STARTUP or OPTIONS")
      #expect(try await client.query("SELECT 1") == .error(early))
      let snappy = StartupRequest(options: ["CQL_VERSION": "3.0.0", "COMPRESSION": "snappy"])
      let refusal = ServerError(.protocolViolation, "Snappy compression is not supported in protocol V5")
      #expect(try await client.ask(snappy) == .error(refusal))
      node.change { $0.compression = [] }
      let lz4 = ServerError(.protocolViolation, "Unknown compression algorithm: lz4")
      #expect(try await client.ask(StartupRequest(compression: .lz4)) == .error(lz4))
    }
  }

  @Test("Bytes that are no message are a fault, and end the connection")
  func garbage() async throws {
    try await withLoops { loops in
      let node = try await FakeNode(on: loops[0])
      var client = try await BareClient(to: node.address, on: loops[0])
      try await client.send(raw: Array("GET / HTTP/1.1\r\n\r\n".utf8))
      #expect(try await client.next()?.opcode == .error)
      #expect(try await client.next() == nil)
      try await node.untilOpen(0)
      #expect(node.activity.faults.count == 1)
    }
  }

  @Test("Statements are prepared, executed, forgotten and unknown")
  func prepared() async throws {
    try await withLoops { loops in
      let node = try await FakeNode(on: loops[0])
      node.describe(
        FakeStatement(
          "SELECT v FROM kv WHERE k = ?", markers: ["k": .int], partitionKey: [0],
          returns: FakeRows(["v": .text], [[.text("x")]])))
      var client = try await BareClient(to: node.address, on: loops[0])
      _ = try await client.start()
      guard
        case .result(.prepared(let statement)) = try await client.ask(PrepareRequest("SELECT v FROM kv WHERE k = ?"))
      else {
        Issue.record("PREPARE was not answered with a statement")
        return
      }
      #expect(statement.markers.map(\.name) == ["k"])
      #expect(statement.partitionKey == [0])
      #expect(statement.result.columns?.map(\.name) == ["v"])
      #expect(node.preparedStatements == ["SELECT v FROM kv WHERE k = ?"])

      var execute = ExecuteRequest(
        id: statement.id, resultMetadataID: statement.resultMetadataID,
        QueryParameters(consistency: .one, skipsMetadata: true))
      guard case .result(.rows(let rows)) = try await client.ask(execute) else {
        Issue.record("EXECUTE was not answered with rows")
        return
      }
      #expect(rows.metadata.columns == nil)
      #expect(rows.count == 1)
      #expect(node.received(.execute).map(\.query) == ["SELECT v FROM kv WHERE k = ?"])

      execute.resultMetadataID = [0]
      guard case .result(.rows(let changed)) = try await client.ask(execute) else {
        Issue.record("EXECUTE was not answered with rows")
        return
      }
      #expect(changed.metadata.newMetadataID == statement.resultMetadataID)
      #expect(changed.columns.map(\.name) == ["v"])

      node.forgetStatements()
      guard case .error(let error) = try await client.ask(execute) else {
        Issue.record("EXECUTE of an unknown statement was answered")
        return
      }
      #expect(error.kind == .unprepared(id: statement.id))
    }
  }

  @Test("A statement that nobody described has a marker for each question mark outside of texts, and each name")
  func guessed() async throws {
    try await withLoops { loops in
      let node = try await FakeNode(on: loops[0])
      var client = try await BareClient(to: node.address, on: loops[0])
      _ = try await client.start()
      let query = "INSERT INTO t (a, b, c) VALUES (?, '?:x', :b) IF NOT EXISTS"
      guard case .result(.prepared(let statement)) = try await client.ask(PrepareRequest(query)) else {
        Issue.record("PREPARE was not answered with a statement")
        return
      }
      #expect(statement.markers.map(\.name) == ["p0", "b"])
    }
  }

  @Test("Rows come in pages of the size that is asked for")
  func pages() async throws {
    try await withLoops { loops in
      let node = try await FakeNode(on: loops[0])
      let numbers = FakeRows(["n": .int], (0..<5).map { [.int($0)] })
      node.on(.query("SELECT n FROM t"), .pages(numbers))
      var client = try await BareClient(to: node.address, on: loops[0])
      _ = try await client.start()
      var state: [UInt8]?
      var pages: [[Int32]] = []
      repeat {
        guard case .result(.rows(let rows)) = try await client.query("SELECT n FROM t", pageSize: 2, pagingState: state)
        else { break }
        pages.append(try rows.map { try $0.decode(at: 0) })
        state = rows.metadata.pagingState
      } while state != nil
      #expect(pages == [[0, 1], [2, 3], [4]])
    }
  }

  @Test("USE knows the keyspaces that are described, in either case")
  func keyspaces() async throws {
    try await withLoops { loops in
      let node = try await FakeNode(on: loops[0])
      node.changeCluster { $0.addKeyspace("Shop", replicas: ["datacenter1": 1]) }
      var client = try await BareClient(to: node.address, on: loops[0])
      _ = try await client.start()
      #expect(try await client.query("USE \"Shop\"") == .result(.setKeyspace("Shop")))
      #expect(try await client.query("use Shop;") == .error(ServerError(.invalid, "Keyspace 'shop' does not exist")))
      _ = try await client.query("SELECT 1")
      #expect(node.received().last?.keyspace == "Shop")
    }
  }
}
