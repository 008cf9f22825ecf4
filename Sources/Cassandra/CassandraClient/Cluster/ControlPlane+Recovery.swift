import EventLoops

extension ControlPlane {
  /// Finds a connection again, and reads everything through it: tries the known nodes, then the contact points, whose
  /// names may lead elsewhere by now, and all again after a pause, for ever.
  /// - Throws: `CancellationError`.
  func recover() async throws {
    var failures = 0
    while true {
      isNodeFound = false
      let known = knownPlaces()
      if try await adoptFirst(of: known) { return }
      if try await adoptFirst(of: try await contactPlaces(but: known)) { return }
      failures += 1
      log(.warning, "No node can be asked about the cluster", ["failures": "\(failures)"])
      if !isNodeFound { try await wait(for: configuration.reconnection.pause(after: failures, using: &random)) }
    }
  }

  /// A shard was connected to a node: there is a way to the cluster, if none was known.
  func foundNode() {
    isNodeFound = true
    if connection == nil { pause?.end() }
  }

  /// Nodes may have come up while nobody could tell of it: each that is away is tried now.
  private func hintAll() {
    for shard in shards { shard.loop.execute { for channel in shard.channels { channel.reconnectNow() } } }
  }

  /// - Returns: whether one of them took the connection and described the cluster.
  private func adoptFirst(of places: [ControlConnection.Place]) async throws -> Bool {
    var race = ConnectionRace(to: places, of: cluster, by: control)
    while let connection = try await race.next(failed: { passOver($0.address, $1) }) {
      do {
        try await adopt(connection)
        avoided = nil
        await show()
        listeners.tell(.missed)
        hintAll()
        log(.info, "The cluster is watched through another node", ["node": "\(connection.address)"])
        return true
      } catch let error as CassandraError {
        try Task.checkCancellation()
        passOver(connection.address, error)
      }
    }
    return false
  }

  private func passOver(_ address: SocketAddress, _ error: CassandraError) {
    log(.info, "A node could not be asked about the cluster", ["node": "\(address)", "reason": "\(error)"])
  }

  /// All known nodes that are used: those that this loop is connected to first, those of other data centres late, and
  /// last the one that failed.
  private func knownPlaces() -> [ControlConnection.Place] {
    let channels = shards.first { $0.loop === loop }?.channels ?? []
    let connected = Set(channels.filter { $0.connection != nil }.map(\.node.address))
    func rank(_ node: Node) -> Int {
      if node.address == avoided { return 3 }
      if connected.contains(node.address) { return 0 }
      return node.datacenter == localDatacenter ? 1 : 2
    }
    let nodes = snapshot.nodes.indices.filter { snapshot.distances[$0] != .ignored }.map { snapshot.nodes[$0] }
    return nodes.shuffled(using: &random).sorted { rank($0) < rank($1) }.map { .init(address: $0.address) }
  }

  private func contactPlaces(but tried: [ControlConnection.Place]) async throws -> [ControlConnection.Place] {
    // With TLS the name makes a difference: the certificate may name the host and not the address.
    let tried = configuration.tls == nil ? Set(tried.map(\.address)) : []
    do {
      return try await control.contactPlaces().filter { !tried.contains($0.address) }
    } catch is CassandraError {
      return []
    }
  }
}
