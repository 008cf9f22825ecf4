internal import CQLProtocol
internal import Synchronization

extension FakeConnection {
  /// What a node answers by itself.
  func answer(_ answering: Answering) {
    let request = answering.request
    let settings = node.settings.withLock { $0 }
    guard let version = ProtocolVersion(rawValue: request.version), settings.versions.contains(version) else {
      return send(raw: settings.refusal(of: request))
    }
    if let refusal = unexpected(request) { return send(ServerError(.protocolViolation, refusal), answering) }
    switch request.body {
    case .options: send(settings.supported(cqlVersion: node.cqlVersion), answering)
    case .startup(let startup): self.startup(startup, version, settings, answering)
    case .authResponse(let response): authenticate(response.token, settings, answering)
    case .register(let register):
      registrations = register.events
      send(ReadyResponse(), answering)
    case .query(let query): send(node.result(of: query.query, request, self), answering)
    case .prepare(let prepare): send(node.prepare(prepare.query, keyspace: request.keyspace, version), answering)
    case .execute(let execute):
      let known = node.text(of: execute.id)
      send(known.map { node.result(of: $0.query, request, self) } ?? Self.unprepared(execute.id), answering)
    case .batch(let batch):
      let unknown = batch.statements.lazy.compactMap { self.node.unknown($0.source) }.first
      send(unknown.map(Self.unprepared) ?? ResultResponse.void, answering)
    }
  }

  /// What is wrong with a request that comes at the wrong time, as Cassandra words it.
  private func unexpected(_ request: FakeRequest) -> String? {
    let name = "\(request.opcode)".uppercased()
    return switch (phase, request.opcode) {
    case (.new, .startup), (.new, .options), (.authenticating, .authResponse): nil
    case (.new, _): "Unexpected message \(name), expecting STARTUP or OPTIONS"
    case (.authenticating, _): "Unexpected message \(name), expecting SASL_RESPONSE"
    case (.ready, .startup): "Unexpected message STARTUP, the connection is already initialized"
    case (.ready, _): nil
    }
  }

  private func startup(
    _ startup: StartupRequest, _ version: ProtocolVersion, _ settings: FakeNodeSettings, _ answering: Answering
  ) {
    if let wanted = startup.options["COMPRESSION"]?.lowercased() {
      guard settings.compression.contains(wanted), startup.compression != nil else {
        let isSnappy = wanted == "snappy" && version >= .v5
        let problem =
          isSnappy ? "Snappy compression is not supported in protocol V5" : "Unknown compression algorithm: \(wanted)"
        return send(ServerError(.protocolViolation, problem), answering)
      }
    }
    if let authenticator = settings.authentication.authenticator {
      phase = .authenticating(steps: 0)
      send(AuthenticateResponse(authenticator: authenticator), answering)
    } else {
      phase = .ready
      send(ReadyResponse(), answering)
    }
  }

  private func authenticate(_ token: [UInt8]?, _ settings: FakeNodeSettings, _ answering: Answering) {
    guard case .authenticating(let steps) = phase else { return }
    phase = .authenticating(steps: steps + 1)
    switch settings.authentication.verdict(on: token, number: steps + 1) {
    case .challenge(let token): send(AuthChallengeResponse(token: token), answering)
    case .failure(let problem): send(ServerError(.badCredentials, problem), answering)
    case .success(let token):
      phase = .ready
      send(AuthSuccessResponse(token: token), answering)
    }
  }

  private static func unprepared(_ id: [UInt8]) -> any MessageBody {
    let name = id.map { String($0, radix: 16).count == 1 ? "0" + String($0, radix: 16) : String($0, radix: 16) }
      .joined()
    return ServerError(
      .unprepared(id: id),
      "Prepared query with ID \(name) not found (either the query was not prepared on this host (maybe the host has "
        + "been restarted?) or you have prepared too many queries and it has been evicted from the internal cache)")
  }
}
