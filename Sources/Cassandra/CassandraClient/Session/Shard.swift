import CQLProtocol
import EventLoops

/// What one loop has of a session: a connection to each node, and the requests made on it.
///
/// A request made by a task of the loop is written, answered and handed back on it, without a lock or a change of
/// thread.
final class Shard: @unchecked Sendable {  // touched on the loop's thread only, but for what is immutable
  enum Phase { case open, closing, closed }

  let loop: EventLoop
  let settings: ConnectionSettings
  let reconnection: ReconnectionSchedule
  let retryPolicy: any RetryPolicy
  let loadBalancing: (any LoadBalancingPolicy)?
  /// Whether there is such a policy: cheaper to ask than the policy itself.
  let hasPolicy: Bool
  /// What connections are for: the version and name that the cluster turned out to have, the keyspace in use.
  var purpose: ConnectionPurpose
  var phase = Phase.open
  /// The cluster as it was last described.
  var view: ShardView
  var random = FastRandom()
  var wheel: DeadlineWheel<Expiry>
  var isTicking = false
  var ticker: (any ClientTimer)?
  /// Requests that wait for room on a connection, the oldest first.
  var waiting = WaitingLine()
  /// How often requests may be made, on all loops together; nil is as often as wanted.
  let rate: TokenBucket?
  /// Requests that wait for their turn, the oldest first.
  var throttled = WaitingLine()
  /// When the next turn is looked at.
  var admission: (any ClientTimer)?
  /// How many requests are not answered yet.
  var active = 0
  var retryBudget = RetryBudget()
  /// How long requests took, counted where it decides whether another node is asked too.
  var latencies = LatencyTracker()
  /// The session's statements, which nodes are told of ahead; nil on all shards but one.
  var statements: PreparationCache?
  /// Called when a node was connected to, and when there is no connection to it any more.
  var onConnection: ((_ node: CQLUUID, _ isThere: Bool) -> Void)?
  /// Called once there are no requests any more.
  var onIdle: [() -> Void] = []
  /// Called once each node was connected to, or could not be.
  var onSettled: [() -> Void] = []

  init(
    on loop: EventLoop, _ configuration: CassandraConfiguration, _ purpose: ConnectionPurpose, rate: TokenBucket? = nil
  ) {
    self.loop = loop
    self.rate = rate
    self.purpose = purpose
    settings = ConnectionSettings(configuration)
    reconnection = configuration.reconnection
    retryPolicy = configuration.retryPolicy
    loadBalancing = configuration.loadBalancing
    hasPolicy = loadBalancing != nil
    view = ShardView(.empty, [], now: configuration.clock.now)
    wheel = DeadlineWheel(resolution: Self.resolution, now: configuration.clock.now)
  }

  /// How exact time limits are.
  static let resolution = Duration.milliseconds(10)

  var channels: [NodeChannel] { view.channels }

  func log(_ level: ClientLogLevel, _ message: String, _ node: Node, _ details: [String: String] = [:]) {
    guard let log = settings.observers.log else { return }
    log.log(level, message, details.merging(["node": "\(node.address)", "loop": loop.name]) { $1 })
  }
}
