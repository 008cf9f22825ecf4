import CassandraClient
import EventLoops
import Testing

extension RealNodes.SecuredNode {
  @Test("Whoever has the password and believes the nodes' authority comes in (case 14)")
  func admitted() async throws {
    for version in [ProtocolVersion.v4, .v5] {
      try await cluster.withSession {
        $0.protocolVersion = version
      } _: { session in
        let rows = try await session.execute("SELECT cluster_name FROM system.local").rows
        #expect(rows.count == 1)
      }
    }
  }

  @Test("A wrong password, no password and an unknown name are refused by a sentence of the node (case 14)")
  func refused() async throws {
    let strangers: [(any Authenticator)?] = [
      PlainAuthenticator(username: "cassandra", password: "wrong"),
      PlainAuthenticator(username: "nobody", password: "cassandra"), nil,
    ]
    for authenticator in strangers {
      let error = await failure { $0.authenticator = authenticator }
      guard case .authentication(let sentence) = error?.kind else {
        Issue.record("\(error.map { "\($0)" } ?? "it was let in")")
        continue
      }
      #expect(authenticator == nil || sentence.contains("incorrect"))
    }
  }

  @Test("A certificate of another authority, or for another name, is not believed (case 15)")
  func certificates() async throws {
    let system = try TLSClientConfiguration(trust: .system)
    #expect(code(await failure { $0.tls = system }) == .certificateNotTrusted)
    #expect(code(await failure { $0.tlsServerName = "elsewhere.example" }) == .certificateForOtherHost)
  }

  @Test("Without TLS there is no connection, and the attempt ends in time (case 15)")
  func plain() async throws {
    let limit = Duration.seconds(5)
    let start = ContinuousClock.now
    let stall = try await Stall.during {
      let error = await failure {
        $0.tls = nil
        $0.connections.connectTimeout = limit
      }
      #expect(error != nil)
    }
    #expect(start.duration(to: .now) < limit + .seconds(1) + stall * 2)
  }

  /// Why a session could not be made; nil where it could.
  private func failure(_ change: (inout CassandraConfiguration) -> Void) async -> CassandraError? {
    await #expect(throws: CassandraError.self) { try await cluster.withSession(change) { _ in } }
  }

  private func code(_ error: CassandraError?) -> NetworkError.Code? {
    if case .cannotConnect(let error) = error?.kind { error.code } else { nil }
  }
}
