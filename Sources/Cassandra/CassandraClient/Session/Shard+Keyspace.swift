import CQLProtocol
import EventLoops

extension Shard {
  /// Takes the keyspace that is in use when the loop comes to it, on connections to come and on those that are there,
  /// and waits until they have it. One that does not take it is closed: it would read other tables. From any executor.
  func adoptKeyspace(_ current: @escaping @Sendable () -> String?) async {
    await withCheckedContinuation { continuation in
      let runs = loop.execute { [self] in
        guard phase == .open, let keyspace = current() else { return continuation.resume() }
        purpose.keyspace = keyspace
        let change = KeyspaceChange(of: self) { continuation.resume() }
        for connection in channels.compactMap(\.connection) { change.begin(on: connection, keyspace) }
        change.limit = settings.clock.schedule(on: loop, after: settings.options.connectTimeout) { change.expire() }
        change.finishIfDone()
      }
      if !runs { continuation.resume() }
    }
  }
}

/// Connections that are told to take a keyspace.
private final class KeyspaceChange: ResponseHandler {
  private let shard: Shard
  private var waiting: [NodeConnection] = []
  private var then: (() -> Void)?
  var limit: (any ClientTimer)?

  init(of shard: Shard, _ then: @escaping () -> Void) {
    self.shard = shard
    self.then = then
  }

  func begin(on connection: NodeConnection, _ keyspace: String) {
    let request = QueryRequest("USE \(CQLName.quoted(keyspace))", QueryParameters(consistency: .one))
    guard let stream = try? connection.send(request, to: self, tag: 0), stream >= 0 else { return refused(connection) }
    waiting.append(connection)
  }

  func received(_ envelope: Envelope, from connection: NodeConnection, tag: Int) {
    waiting.removeAll { $0 === connection }
    switch try? envelope.response().body {
    case .result(.setKeyspace(let taken)):
      // A node may execute two of these in either order.
      if let wanted = shard.purpose.keyspace, wanted != taken { begin(on: connection, wanted) }
    default: refused(connection)
    }
    finishIfDone()
  }

  func lost(_ connection: NodeConnection, _ reason: CassandraError.Kind, tag: Int) {
    waiting.removeAll { $0 === connection }
    finishIfDone()
  }

  func expire() {
    let late = waiting
    waiting = []
    for connection in late { refused(connection) }
    finishIfDone()
  }

  func finishIfDone() {
    guard waiting.isEmpty, let then else { return }
    self.then = nil
    limit?.cancel()
    then()
  }

  private func refused(_ connection: NodeConnection) {
    connection.close(
      .connectionLost(NetworkError(.closed, "\(connection.address) did not take the keyspace that is in use.")))
  }
}
