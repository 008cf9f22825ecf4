import EventLoops

/// The cluster as one shard sees it: what it is made of, and how each node is doing on this loop. Lives as long as
/// requests that were planned by it.
final class ShardView: NodeLoads {
  let snapshot: ClusterSnapshot
  /// One for each node of the snapshot, in its order.
  let channels: [NodeChannel]
  /// When the request at hand was last looked at: asking the clock for each node would cost more than the choice.
  var now: EventLoop.Instant

  init(_ snapshot: ClusterSnapshot, _ channels: [NodeChannel], now: EventLoop.Instant) {
    self.snapshot = snapshot
    self.channels = channels
    self.now = now
  }

  func load(of node: Int) -> NodeLoad { channels[node].load(at: now) }
}
