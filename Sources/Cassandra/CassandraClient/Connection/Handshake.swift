import CQLProtocol

/// What is said on a connection before it takes requests: a machine that is given each answer and says what comes next.
struct Handshake {
  /// Why a connection did not come about.
  enum Failure: Error {
    /// The node does not speak this version, and says so.
    case versionRefused(ServerError)
    case failed(CassandraError.Kind)
  }

  private enum Step {
    case options, startup, authentication(any AuthenticationExchange), clusterName, keyspace, registration
  }

  private let purpose: ConnectionPurpose
  private let authenticator: (any Authenticator)?
  /// What bodies or segments will be compressed with.
  private(set) var compression: Compression?
  private var step: Step

  init(_ purpose: ConnectionPurpose, _ authenticator: (any Authenticator)?, compression: Compression?) {
    self.purpose = purpose
    self.authenticator = authenticator
    self.compression = compression
    step = compression == nil ? .startup : .options
  }

  /// The first thing to say. What the node can compress with is asked for only where it matters.
  var opening: CQLRequest { if case .options = step { .options } else { startup } }

  private var startup: CQLRequest {
    .startup(StartupRequest(compression: compression, throwsOnOverload: true, driver: ClientIdentity.driver))
  }

  /// What to say next; nil where the connection is ready.
  mutating func next(after response: CQLResponse) throws(Failure) -> CQLRequest? {
    if case .error(let error) = response { throw failure(error) }
    switch (step, response) {
    case (.options, .supported(let supported)):
      let offered = supported.options["COMPRESSION"] ?? []
      if let compression, !offered.contains(compression.rawValue) { self.compression = nil }
      step = .startup
      return startup
    case (.startup, .ready): return try afterStartup()
    case (.startup, .authenticate(let request)): return try authenticate(request.authenticator)
    case (.authentication(var exchange), .authChallenge(let challenge)):
      let token = try proving { try exchange.response(to: challenge.token) }
      step = .authentication(exchange)
      return .authResponse(AuthResponseRequest(token: token))
    case (.authentication(var exchange), .authSuccess(let success)):
      try proving { try exchange.succeeded(with: success.token) }
      return try afterStartup()
    case (.clusterName, .result(.rows(let rows))):
      try check(rows)
      return afterClusterName()
    case (.keyspace, .result(.setKeyspace)): return afterKeyspace()
    case (.registration, .ready): return nil
    default:
      throw .failed(.malformed(CQLProtocolError(.malformed, "\(response.opcode) came where it has no place")))
    }
  }

  private mutating func authenticate(_ mechanism: String) throws(Failure) -> CQLRequest {
    guard let authenticator else {
      throw .failed(.authentication("the node asks for it (\(mechanism)), and the configuration has no authenticator."))
    }
    let (exchange, token) = try proving {
      var exchange = try authenticator.begin(for: mechanism)
      let token = try exchange.initialResponse()
      return (exchange, token)
    }
    step = .authentication(exchange)
    return .authResponse(AuthResponseRequest(token: token))
  }

  private func proving<Value>(_ body: () throws -> Value) throws(Failure) -> Value {
    do { return try body() } catch { throw .failed(.authentication("the authenticator gave up: \(error)")) }
  }

  private mutating func afterStartup() throws(Failure) -> CQLRequest? {
    guard purpose.clusterName != nil else { return afterClusterName() }
    step = .clusterName
    let query = "SELECT cluster_name FROM system.local WHERE key='local'"
    return .query(QueryRequest(query, QueryParameters(consistency: .one)))
  }

  private func check(_ rows: Rows) throws(Failure) {
    let name = try? rows.first?.decode("cluster_name", as: String.self)
    guard let wanted = purpose.clusterName, name != wanted else { return }
    throw .failed(.configuration("The node belongs to the cluster '\(name ?? "")' and not to '\(wanted)'."))
  }

  private mutating func afterClusterName() -> CQLRequest? {
    guard let keyspace = purpose.keyspace else { return afterKeyspace() }
    step = .keyspace
    return .query(QueryRequest("USE \(CQLName.quoted(keyspace))", QueryParameters(consistency: .one)))
  }

  private mutating func afterKeyspace() -> CQLRequest? {
    guard purpose.takesEvents else { return nil }
    step = .registration
    return .register(RegisterRequest(events: ServerEvent.Name.all))
  }

  private func failure(_ error: ServerError) -> Failure {
    if error.refusesVersion { return .versionRefused(error) }
    if case .badCredentials = error.kind { return .failed(.authentication(error.message)) }
    if case .keyspace = step {
      return .failed(.configuration("The keyspace '\(purpose.keyspace ?? "")' cannot be used: \(error.message)"))
    }
    return .failed(.server(error))
  }
}

extension Handshake.Failure: CustomStringConvertible {
  var description: String {
    switch self {
    case .versionRefused(let error): "The node refuses the version of the protocol: \(error.message)"
    case .failed(let kind): "\(kind)"
    }
  }
}

extension ServerError {
  /// Whether the node speaks other versions only. Nodes differ in the code and agree in the words.
  fileprivate var refusesVersion: Bool {
    switch kind {
    case .protocolViolation, .server:
      message.contains("Invalid or unsupported protocol version")
        || message.contains("Beta version of the protocol used")
    default: false
    }
  }
}

/// How the client names itself; `nodetool clientstats` shows it.
enum ClientIdentity {
  static let driver = (name: "CassandraClient for Swift", version: "1")
}

/// Names of keyspaces, tables and columns in CQL.
enum CQLName {
  /// The name in double quotes, so that it is taken as it is spelt.
  static func quoted(_ name: String) -> String {
    "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
