import CQLProtocol
import EventLoops

/// What all connections of a session are made with.
struct ConnectionSettings: Sendable {
  let options: ConnectionOptions
  let compression: Compression?
  let tls: TLSClientConfiguration?
  let tlsServerName: String?
  let authenticator: (any Authenticator)?
  let observers: ClientObservers
  /// Whether anybody is told of single requests: cheaper to ask than the observers themselves.
  let observesRequests: Bool
  let clock: any ClientClock

  init(_ configuration: CassandraConfiguration) {
    options = configuration.connections
    compression = configuration.compression
    tls = configuration.tls
    tlsServerName = configuration.tlsServerName
    authenticator = configuration.authenticator
    observers = configuration.observers
    observesRequests = observers.metrics != nil || observers.tracer != nil
    clock = configuration.clock
  }

  /// Has the next connection use certificates that have changed. Where they cannot be used, the former ones are.
  func reloadCertificates() {
    do {
      guard let tls, try tls.reload() else { return }
      observers.log?.log(.info, "Changed certificates are used from now on", [:])
    } catch {
      observers.log?.log(
        .error, "Changed certificates cannot be used: the former ones stay", ["reason": error.message])
    }
  }
}

/// What one connection is for.
struct ConnectionPurpose: Sendable {
  /// The version to speak.
  var version: ProtocolVersion
  /// Whether an older one will do where the node does not speak it.
  var takesOlderVersion = false
  /// What the cluster must be called; nil does not ask.
  var clusterName: String?
  /// The keyspace to begin in.
  var keyspace: String?
  /// Whether the node is to tell of changes in the cluster.
  var takesEvents = false
  /// Whom the node's certificate must name, unless the session has one name for all; nil is its address.
  var serverName: String?

  /// The versions to try, the newest first.
  var versions: [ProtocolVersion] {
    takesOlderVersion ? ProtocolVersion.allCases.filter { $0 <= version }.sorted(by: >) : [version]
  }
}
