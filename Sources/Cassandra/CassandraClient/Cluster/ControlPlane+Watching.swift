import CQLProtocol
import EventLoops

extension ControlPlane {
  /// Keeps the picture of the cluster fresh until it is stopped.
  func watch() async {
    while !isStopped {
      do {
        if let connection {
          try await waitForOccasion()
          if self.connection === connection { try await refresh(through: connection) }
        } else {
          try await recover()
        }
      } catch {
        return
      }
    }
  }

  /// Waits until something is to be read, or the connection is gone. Events are collected for a while: they come in
  /// swarms, and before what they tell of can be read.
  private func waitForOccasion() async throws {
    if agenda.isEmpty {
      try await wait(for: configuration.clock.now.duration(to: nextReading))
      if agenda.isEmpty { return }
    }
    if connection != nil { try await wait(for: configuration.metadata.eventWindow) }
  }

  /// Waits for that time, or until somebody ends ``pause``.
  func wait(for delay: Duration) async throws {
    let pause = Pause(by: configuration.clock, on: loop)
    self.pause = pause
    defer { self.pause = nil }
    try await pause.wait(for: delay)
  }

  private func refresh(through connection: NodeConnection) async throws {
    if configuration.clock.now >= nextReading { agenda = .everything }
    if agenda.isEmpty { return }
    do {
      try await read(through: connection)
      await show()
    } catch let error as CassandraError {
      log(
        .warning, "The cluster could not be read, and another node is asked",
        ["node": "\(connection.address)", "reason": "\(error)"])
      avoided = connection.address
      drop(connection)
    }
  }

  /// Something is to be read: the watch is woken, unless it is collecting already.
  func note(_ item: ControlAgenda) {
    if agenda.isEmpty { pause?.end() }
    agenda.formUnion(item)
  }

  /// The connection through which the cluster is watched from now on.
  func attach(_ connection: NodeConnection) {
    self.connection = connection
    // Nobody has told what was changed before.
    keptSchema.forgetAll()
    connection.onEvent = { [weak self] event in self?.assumeIsolated { $0.heard(event, on: connection.address) } }
    connection.onClose = { [weak self, unowned connection] reason in
      self?.assumeIsolated { $0.lost(connection, reason) }
    }
  }

  /// Lets go of a connection.
  /// - Parameter reason: what those who wait for an answer are told.
  func drop(_ dropped: NodeConnection, _ reason: CassandraError.Kind = .closed) {
    if connection === dropped {
      connection = nil
      pause?.end()
    }
    dropped.close(reason)
  }

  private func lost(_ lost: NodeConnection, _ reason: CassandraError.Kind) {
    guard connection === lost else { return }
    connection = nil
    pause?.end()
    log(
      .warning, "Lost the connection that the cluster is watched through",
      ["node": "\(lost.address)", "reason": reason.ending])
  }

  private func heard(_ event: ServerEvent, on teller: SocketAddress) {
    switch event {
    case .topologyChange(.removedNode, let node) where address(of: node) == teller:
      // It does not hear of the others any more.
      avoided = teller
      if let connection {
        drop(connection, .connectionLost(NetworkError(.closed, "\(teller) was removed from the cluster.")))
      }
    case .topologyChange: note(.nodes)
    case .statusChange(let status, let node): hint(status, address(of: node))
    case .schemaChange(let change):
      keptSchema.forget(change.keyspace)
      listeners.tell(.schemaChanged(change))
      if change.target == .keyspace { note(.keyspaces) }
    case .other: break
    }
  }

  /// A node is said to be up or down. Whoever is connected to it knows better, and makes sure.
  private func hint(_ status: ServerEvent.Status, _ address: SocketAddress?) {
    guard let address, let index = snapshot.index(at: address) else {
      if status == .up { note(.nodes) }
      return
    }
    let node = snapshot.nodes[index]
    if !snapshot.uses(index) { return listeners.tell(status == .up ? .nodeUp(node) : .nodeDown(node)) }
    let id = node.id
    for shard in shards {
      shard.loop.execute {
        guard let channel = shard.channel(of: id) else { return }
        switch status {
        case .up: channel.reconnectNow()
        case .down: channel.probe()
        }
      }
    }
  }

  private func address(of node: InetEndpoint) -> SocketAddress? {
    let address = SocketAddress(ip: node.address.description, port: node.port)
    return address.map { configuration.translateAddress?($0) ?? $0 }
  }
}
