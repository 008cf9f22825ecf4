import CQLProtocol
import EventLoops

/// Makes the connection that the cluster is watched through.
struct ControlConnection: Sendable {
  /// Where a node may be, and whom its certificate names.
  struct Place: Hashable, Sendable {
    let address: SocketAddress
    var serverName: String?
  }

  let configuration: CassandraConfiguration
  let loop: EventLoop

  /// Connects to the node there.
  /// - Parameters:
  ///   - cluster: what the cluster turned out to be; nil is not known yet.
  /// - Throws: `CassandraError`; `CancellationError`.
  func open(to place: Place, of cluster: ControlPlane.Cluster?) async throws -> NodeConnection {
    let purpose = ConnectionPurpose(
      version: cluster?.version ?? configuration.newestVersion,
      takesOlderVersion: configuration.protocolVersion == nil, clusterName: cluster?.name ?? configuration.clusterName,
      takesEvents: true, serverName: place.serverName)
    do {
      return try await NodeConnection.open(to: place.address, purpose, ConnectionSettings(configuration), on: loop)
    } catch Handshake.Failure.versionRefused(let error) {
      let versions = purpose.versions.map { "\($0.rawValue)" }.joined(separator: ", ")
      throw CassandraError(
        .configuration("The node speaks none of the versions \(versions) of the protocol: \(error.message)"),
        node: place.address)
    }
  }

  /// The addresses of all contact points, looked up now, in an order of their own for each client.
  /// - Throws: `CassandraError` where none has any; `CancellationError`.
  func contactPlaces() async throws -> [Place] {
    guard !configuration.contactPoints.isEmpty else {
      throw CassandraError(.configuration("The configuration names no contact point."))
    }
    let points = configuration.contactPoints.shuffled()
    // All at once: a name server that is slow about one name is waited for once.
    let found = try await withThrowingTaskGroup(of: (Int, Result<[Place], NetworkError>).self) { group in
      for (index, point) in points.enumerated() { group.addTask { (index, try await places(of: point)) } }
      return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
    let all = points.indices.flatMap { (try? found[$0]?.get()) ?? [] }
    if all.isEmpty, case .failure(let error)? = found.values.first { throw CassandraError(.cannotConnect(error)) }
    return all
  }

  private func places(of point: ContactPoint) async throws -> Result<[Place], NetworkError> {
    do {
      let addresses = try await loop.resolve(
        point.host, port: point.port, timeout: configuration.connections.connectTimeout)
      return .success(addresses.map { Place(address: $0, serverName: point.host) })
    } catch let error as NetworkError {
      configuration.observers.log?.log(
        .warning, "A contact point has no address", ["contact_point": "\(point)", "reason": "\(error)"])
      return .failure(error)
    }
  }
}

extension CassandraConfiguration {
  /// The version to begin with.
  fileprivate var newestVersion: ProtocolVersion { protocolVersion ?? ProtocolVersion.allCases.max() ?? .v4 }
}
