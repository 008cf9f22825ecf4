import CQLProtocol
import EventLoops

extension Shard {
  /// Has the cluster as it is now described: connects to nodes that are new, lets go of those that are gone.
  func apply(_ snapshot: ClusterSnapshot) {
    loop.preconditionCurrent()
    guard phase == .open else { return }
    var old = Dictionary(uniqueKeysWithValues: channels.map { ($0.node.id, $0) })
    let channels = snapshot.nodes.map { node in
      guard let channel = old.removeValue(forKey: node.id) else { return NodeChannel(node, of: self) }
      channel.update(node)
      return channel
    }
    view = ShardView(snapshot, channels, now: settings.clock.now)
    for channel in old.values { channel.stop(within: settings.options.connectTimeout) }
    for (index, channel) in channels.enumerated() {
      if snapshot.uses(index) { channel.start() } else { channel.stop(within: settings.options.connectTimeout) }
    }
    channelSettled()
  }

  /// The channel of that node.
  func channel(of node: CQLUUID) -> NodeChannel? { channels.first { $0.node.id == node } }

  /// Calls `then` once each wanted node was connected to, or could not be.
  func whenSettled(_ then: @escaping () -> Void) {
    onSettled.append(then)
    channelSettled()
  }

  /// A channel is connected or could not be.
  func channelSettled() {
    roomAppeared()
    guard !onSettled.isEmpty, channels.indices.allSatisfy({ channels[$0].isSettled || !view.snapshot.uses($0) }) else {
      return
    }
    let waiters = onSettled
    onSettled = []
    for then in waiters { then() }
  }

  /// How long to wait before a node is tried again.
  func reconnectionPause(after failures: Int) -> Duration { reconnection.pause(after: failures, using: &random) }
}
