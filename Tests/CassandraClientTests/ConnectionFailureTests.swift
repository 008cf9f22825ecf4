import CQLProtocol
import CassandraClientTesting
import EventLoops
import Testing

@testable import CassandraClient

@Suite("Connections that do not come about say why and leave nothing behind", .timeLimit(.minutes(10)))
struct ConnectionFailureTests {
  /// What a client says before its connection is ready, in order.
  enum Step: CaseIterable {
    case options, startup, authentication, clusterName, keyspace, registration

    var condition: FakeCondition {
      switch self {
      case .options: .options
      case .startup: .startup
      case .authentication: .authResponse
      case .clusterName: .statement(containing: "cluster_name")
      case .keyspace: .statement(containing: "USE")
      case .registration: .register
      }
    }
  }

  /// A node that every step of the handshake is taken with.
  private func withSite(
    isEnciphered: Bool, _ body: @Sendable (Site) async throws -> Void
  ) async throws {
    try await Site.with(isEnciphered: isEnciphered) {
      $0.authenticator = PlainAuthenticator(username: "anna", password: "secret")
      $0.compression = .lz4
    } _: { site in
      site.node.change { $0.authentication = .passwords(["anna": "secret"]) }
      try await body(site)
    }
  }

  @Test("All steps are taken, in their order", arguments: [false, true])
  func steps(isEnciphered: Bool) async throws {
    try await withSite(isEnciphered: isEnciphered) { site in
      try await site.roundTrip(on: try await site.openInFull())
      let expected: [Opcode] = [.options, .startup, .authResponse, .query, .query, .register, .options]
      #expect(site.node.received().map(\.opcode) == expected)
      #expect(site.node.activity.registrations.values.first.map(Set.init) == Set(ServerEvent.Name.all))
    }
  }

  @Test("Nobody listens (case 15)", arguments: [false, true])
  func refused(isEnciphered: Bool) async throws {
    try await withSite(isEnciphered: isEnciphered) { site in
      await site.node.stop()
      #expect(await failureName { try await site.open() } == "cannot connect: connection_refused")
      #expect(site.clock.waiting == 0)
    }
  }

  @Test("There is no way to the address (case 15)", arguments: [false, true])
  func unreachable(isEnciphered: Bool) async throws {
    try await withSite(isEnciphered: isEnciphered) { site in
      // An address for all machines of a network takes no connections: the system knows that by itself.
      let broadcast = try #require(SocketAddress(ip: "127.255.255.255", port: 9042))
      let problem = await failureName {
        try await NodeConnection.open(to: broadcast, ConnectionPurpose(version: .v5), site.settings, on: site.loop)
      }
      #expect(problem == "cannot connect: unreachable")
    }
  }

  @Test("A node that takes the connection and says nothing is given up in time (case 15)", arguments: [false, true])
  func silent(isEnciphered: Bool) async throws {
    try await withSite(isEnciphered: isEnciphered) { site in
      await site.node.ignoreConnections()
      async let problem = failureName { try await site.open() }
      try await site.node.untilOpen(1)
      try await site.clock.advance(by: site.configuration.connections.connectTimeout)
      #expect(await problem == "cannot connect: timed_out")
    }
  }

  @Test("A node that ends the connection at any step (case 15)", arguments: Step.allCases, [false, true])
  func closed(step: Step, isEnciphered: Bool) async throws {
    try await withSite(isEnciphered: isEnciphered) { site in
      for reaction in [FakeReaction.close, .reset] {
        site.node.removeRules()
        site.node.on(step.condition, reaction)
        #expect(await failureName { try await site.openInFull() } == "cannot connect: connection_reset")
        try await site.node.untilOpen(0)
      }
      #expect(site.clock.waiting == 0)
    }
  }

  @Test(
    "A node that does not answer at any step is given up in time (case 15)", arguments: Step.allCases, [false, true])
  func late(step: Step, isEnciphered: Bool) async throws {
    try await withSite(isEnciphered: isEnciphered) { site in
      site.node.on(step.condition, .drop)
      async let problem = failureName { try await site.openInFull() }
      try await site.node.received(1, step.condition)
      try await site.clock.advance(by: site.configuration.connections.connectTimeout)
      #expect(await problem == "cannot connect: timed_out")
      try await site.node.untilOpen(0)
    }
  }

  @Test("The time for connecting is that of all steps together (case 15)")
  func slow() async throws {
    try await withSite(isEnciphered: false) { site in
      let gate = FakeGate()
      site.node.on(.any, .hold(gate))
      async let problem = failureName { try await site.openInFull() }
      let limit = site.configuration.connections.connectTimeout
      for _ in 0..<4 {
        try await gate.wait(for: 1)
        try await site.clock.advance(by: limit / 5)
        gate.releaseOne()
      }
      try await gate.wait(for: 1)
      try await site.clock.advance(by: limit / 5)
      #expect(await problem == "cannot connect: timed_out")
    }
  }

  @Test("A task that is cancelled at any step ends the connection (case 15)", arguments: Step.allCases, [false, true])
  func cancelled(step: Step, isEnciphered: Bool) async throws {
    try await withSite(isEnciphered: isEnciphered) { site in
      site.node.on(step.condition, .drop)
      let opening = Task { try await site.openInFull() }
      try await site.node.received(1, step.condition)
      opening.cancel()
      await #expect(throws: CancellationError.self) { try await opening.value }
      try await site.node.untilOpen(0)
      #expect(site.clock.waiting == 0)
    }
  }

  @Test(
    "A task that is cancelled before the node said anything ends the connection (case 15)", arguments: [false, true])
  func cancelledEarly(isEnciphered: Bool) async throws {
    try await withSite(isEnciphered: isEnciphered) { site in
      await site.node.ignoreConnections()
      let opening = Task { try await site.open() }
      try await site.node.untilOpen(1)
      opening.cancel()
      await #expect(throws: CancellationError.self) { try await opening.value }
      let never = Task { try await site.open() }
      never.cancel()
      await #expect(throws: CancellationError.self) { try await never.value }
      #expect(site.clock.waiting == 0)
    }
  }

  @Test("An answer that has no place at any step (case 15)", arguments: Step.allCases)
  func misplaced(step: Step) async throws {
    try await withSite(isEnciphered: false) { site in
      let answers: [FakeReaction] = [
        .respond(AuthChallengeResponse(token: nil)).onStream(99), .respond(ResultResponse.schemaChange(Self.change)),
        .body(.supported, [0, 1]), .raw(Array("HTTP/1.1 400 Bad Request\r\n\r\n".utf8)),
      ]
      for answer in answers {
        site.node.removeRules()
        site.node.on(step.condition, answer)
        #expect(await failureName { try await site.openInFull() } == "malformed")
        try await site.node.untilOpen(0)
      }
    }
  }

  @Test("An error of the node at any step is told (case 15)", arguments: Step.allCases)
  func serverError(step: Step) async throws {
    try await withSite(isEnciphered: false) { site in
      site.node.on(step.condition, .error(.bootstrapping, "not yet"))
      let problem = await failureName { try await site.openInFull() }
      #expect(
        problem
          == (step == .keyspace ? "configuration: The keyspace 'shop' cannot be used: not yet" : "server: not yet"))
      try await site.node.untilOpen(0)
    }
  }

  @Test("A certificate that nobody trusted vouches for, and one of another host (case 15)")
  func certificates() async throws {
    try await Site.with(isEnciphered: true) {
      $0.tls = try TLSClientConfiguration(trust: .system)
    } _: { site in
      #expect(await failureName { try await site.open() } == "cannot connect: certificate_not_trusted")
    }
    try await Site.with(isEnciphered: true) {
      $0.tlsServerName = "db.example.org"
    } _: { site in
      #expect(await failureName { try await site.open() } == "cannot connect: certificate_for_other_host")
    }
  }

  @Test("TLS is spoken to nobody who has none, and the reverse (case 15)")
  func onlyOneSideEnciphers() async throws {
    try await Site.with(isEnciphered: true) {
      $0.tls = nil
    } _: { site in
      let problem = await failureName { try await site.open() }
      #expect(problem?.hasPrefix("cannot connect: ") == true || problem == "malformed")
    }
    try await Site.with {
      $0.tls = try TLSClientConfiguration(trust: .system)
    } _: { site in
      let problem = await failureName { try await site.open() }
      #expect(problem?.hasPrefix("cannot connect: ") == true)
    }
  }

  private static let change = SchemaChange(.created, keyspace: "shop", .keyspace)
}
