import CQLProtocol
import EventLoops

/// One node as seen from one loop: its connection, and the one that is to come, or when the next attempt at one is due.
final class NodeChannel {
  /// The next connection.
  private enum Pending {
    case connecting(ConnectionAttempt)
    case waiting(any ClientTimer)
  }

  private unowned let shard: Shard
  private(set) var node: Node
  /// The connection, if there is one.
  private(set) var connection: NodeConnection?
  private var pending: Pending?
  /// Whether there is to be a connection.
  private var isWanted = false
  /// Connections that take no more requests and wait for their last answers.
  private var draining: [NodeConnection] = []
  /// How many attempts in a row have failed.
  private var failures = 0
  private var openedAt: EventLoop.Instant?
  /// Whether the node was away before it was connected to.
  private var cameBack = false
  /// Whether an attempt to connect has ended, well or not.
  private(set) var isSettled = false

  init(_ node: Node, of shard: Shard) {
    self.node = node
    self.shard = shard
  }

  /// What the plans of requests are made by.
  func load(at now: EventLoop.Instant) -> NodeLoad {
    guard let connection else { return NodeLoad(inFlight: 0, state: .down, isNew: false) }
    let isNew = cameBack && openedAt.map { $0.duration(to: now) < Self.youth } ?? false
    let isStalled = connection.isStalled(at: now)
    if isStalled { connection.probeOnce() }
    return NodeLoad(inFlight: connection.inFlight, state: isStalled ? .stalled : .up, isNew: isNew)
  }

  /// How long a node that came back is spared.
  private static let youth = Duration.seconds(60)

  /// Connects, unless it is connected or about to be.
  func start() {
    guard !isWanted else { return }
    isWanted = true
    connect()
  }

  /// Has the node as it is now described; another address means another connection.
  func update(_ node: Node) {
    let moved = node.address != self.node.address
    self.node = node
    guard isWanted, moved else { return }
    retire()
    failures = 0
    connect()
  }

  /// The node is said to be up: an attempt is made now.
  func reconnectNow() {
    guard case .waiting? = pending else { return }
    forgetPending()
    failures = 0
    connect()
  }

  /// The node is said to be down: it is asked.
  func probe() { connection?.probeOnce() }

  /// Ends for good. Requests on their way may be answered within `limit`.
  func stop(within limit: Duration) {
    isWanted = false
    retire(within: limit)
    shard.onConnection?(node.id, false)
  }

  /// Ends at once; those who wait are told why.
  func close(_ reason: CassandraError.Kind) {
    let connections = draining + (connection.map { [$0] } ?? [])
    isWanted = false
    forgetPending()
    connection = nil
    for connection in connections {
      connection.onClose = nil
      connection.close(reason)
    }
    draining = []
  }

  private func retire(within limit: Duration = .seconds(10)) {
    forgetPending()
    guard let connection else { return }
    self.connection = nil
    drain(connection, within: limit, because: "its node is not used any more, or elsewhere")
  }

  private func drain(_ connection: NodeConnection, within limit: Duration, because reason: String) {
    draining.append(connection)
    (connection.onRoom, connection.onWorn) = (nil, nil)
    connection.onClose = { [self, unowned connection] _ in draining.removeAll { $0 === connection } }
    connection.drain(within: limit, because: reason)
  }

  private func forgetPending() {
    switch pending {
    case nil: break
    case .connecting(let attempt): attempt.cancel()
    case .waiting(let timer): timer.cancel()
    }
    pending = nil
  }

  private func connect() {
    let purpose = shard.purpose
    // Told later where the attempt fails within this call, so that the state is never overwritten by an older one.
    var outcome: ConnectionAttempt.Outcome?
    var isReturned = false
    let attempt = ConnectionAttempt(to: node.address, purpose, shard.settings, on: shard.loop) { [self] in
      if isReturned { finished($0, purpose) } else { outcome = $0 }
    }
    isReturned = true
    pending = .connecting(attempt)
    if let outcome { finished(outcome, purpose) }
  }

  private func finished(_ outcome: ConnectionAttempt.Outcome, _ purpose: ConnectionPurpose) {
    pending = nil
    switch outcome {
    case .success(let connection) where purpose.keyspace != shard.purpose.keyspace:
      // Another keyspace came into use meanwhile, and requests must not meet the old one.
      connection.close(.closed)
      return connect()
    case .success(let connection): opened(connection)
    case .failure(let failure): failed(failure)
    }
    isSettled = true
    shard.channelSettled()
  }

  private func opened(_ connection: NodeConnection) {
    let worn = self.connection
    self.connection = connection
    openedAt = shard.settings.clock.now
    connection.onClose = { [self] reason in lost(reason) }
    connection.onWorn = { [self] in replace() }
    connection.onRoom = { [unowned shard] in shard.roomAppeared() }
    if let worn {
      drain(worn, within: shard.settings.options.heartbeatTimeout, because: NodeConnection.wornOut)
    }
    if connection.version < shard.purpose.version {
      shard.log(
        .info, "A node speaks an older version of the protocol than others", node,
        ["version": "\(connection.version.rawValue)"])
    }
    shard.prepareAhead(on: connection)
    shard.onConnection?(node.id, true)
  }

  private func failed(_ failure: Handshake.Failure) {
    failures += 1
    shard.log(.warning, "Could not connect to a node", node, ["reason": "\(failure)"])
    connectLater()
    if connection != nil { return }
    shard.onConnection?(node.id, false)
    cameBack = true
  }

  /// The connection should be replaced. It goes on taking requests until another one is there: where the node is the
  /// only one, there is nowhere else to go.
  private func replace() {
    guard pending == nil else { return }
    cameBack = false
    failures = 0
    connect()
  }

  private func lost(_ reason: CassandraError.Kind) {
    shard.log(.warning, "Lost the connection to a node", node, ["reason": reason.ending])
    shard.onConnection?(node.id, false)
    connection = nil
    cameBack = true
    // Another one is under way already.
    if pending != nil { return }
    // One that is lost as soon as it is there must not be made again and again without a pause.
    let lasted = openedAt?.duration(to: shard.settings.clock.now) ?? .zero
    if lasted > shard.reconnection.base { failures = 0 }
    if failures == 0 && lasted > shard.reconnection.base { return connect() }
    failures += 1
    connectLater()
  }

  private func connectLater() {
    let pause = shard.reconnectionPause(after: max(1, failures))
    pending = .waiting(
      shard.settings.clock.schedule(on: shard.loop, after: pause) { [self] in
        guard case .waiting? = pending else { return }
        connect()
      })
  }
}
