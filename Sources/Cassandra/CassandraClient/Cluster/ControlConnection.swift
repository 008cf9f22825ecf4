import CQLProtocol
import EventLoops

/// Makes the connection that the cluster is watched through: to the first place that answers, in the newest version
/// that is spoken there.
struct ControlConnection: Sendable {
  let configuration: CassandraConfiguration
  let loop: EventLoop

  /// Connects to the first of those places that takes the connection.
  /// - Throws: `CassandraError` with what each of them came to; `CancellationError`.
  func open(toFirstOf places: [Place]) async throws -> NodeConnection {
    var attempts: [CassandraError.Attempt] = []
    var last: CassandraError?
    for place in places {
      do {
        return try await open(to: place)
      } catch let error as CassandraError {
        // A wrong password or name is wrong everywhere, and says more than that no node could be asked.
        last = error
        attempts.append(.init(node: place.address, cause: .connectionLost))
      }
    }
    throw CassandraError(last?.kind ?? .noNodeAvailable, node: last?.node, attempts: attempts)
  }

  /// Where a node may be, and whom its certificate names.
  struct Place: Hashable, Sendable {
    let address: SocketAddress
    var serverName: String?
  }

  private func open(to place: Place) async throws -> NodeConnection {
    var refusal: ServerError?
    for version in versions {
      do {
        let purpose = ConnectionPurpose(
          version: version, clusterName: configuration.clusterName, keyspace: nil, takesEvents: true,
          serverName: place.serverName)
        return try await NodeConnection.open(
          to: place.address, purpose, ConnectionSettings(configuration), on: loop)
      } catch Handshake.Failure.versionRefused(let error) {
        refusal = error
      }
    }
    throw CassandraError(
      .configuration(
        "The node speaks none of the versions \(versions.map { "\($0.rawValue)" }.joined(separator: ", ")) of the "
          + "protocol: \(refusal?.message ?? "")"),
      node: place.address)
  }

  /// The versions to try, the newest first.
  private var versions: [ProtocolVersion] {
    configuration.protocolVersion.map { [$0] } ?? ProtocolVersion.allCases.sorted(by: >)
  }

  /// The addresses of all contact points, in an order of their own for each client.
  /// - Throws: `CassandraError` where none has any.
  func contactPlaces() async throws -> [Place] {
    guard !configuration.contactPoints.isEmpty else {
      throw CassandraError(.configuration("The configuration names no contact point."))
    }
    var places: [Place] = []
    var failure: NetworkError?
    for point in configuration.contactPoints.shuffled() {
      do {
        let addresses = try await loop.resolve(
          point.host, port: point.port, timeout: configuration.connections.connectTimeout)
        places += addresses.map { Place(address: $0, serverName: point.host) }
      } catch let error as NetworkError {
        failure = error
      }
    }
    if places.isEmpty, let failure { throw CassandraError(.cannotConnect(failure)) }
    return places
  }
}
