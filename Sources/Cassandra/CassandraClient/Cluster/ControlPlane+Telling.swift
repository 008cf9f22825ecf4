import CQLProtocol
import EventLoops

extension ControlPlane {
  /// A shard was connected to a node, or lost its connection. From any thread.
  /// - Parameter shard: the shard's number.
  nonisolated func heard(of node: CQLUUID, isConnected: Bool, on shard: Int) {
    loop.execute {
      self.assumeIsolated { plane in
        plane.count(node, isConnected, shard)
        if isConnected { plane.foundNode() }
      }
    }
  }

  private func count(_ id: CQLUUID, _ isConnected: Bool, _ shard: Int) {
    guard let index = snapshot.index(of: id) else { return }
    let node = snapshot.nodes[index]
    let before = connected[id, default: []]
    let after = isConnected ? before.union([shard]) : before.subtracting([shard])
    connected[id] = after
    if before.isEmpty, !after.isEmpty { listeners.tell(.nodeUp(node)) }
    if !before.isEmpty, after.isEmpty { listeners.tell(.nodeDown(node)) }
  }

  /// Tells what is different since `previous`.
  func tellChanges(since previous: ClusterSnapshot) {
    for node in previous.nodes where snapshot.index(of: node.id) == nil {
      connected[node.id] = nil
      listeners.tell(.nodeRemoved(node))
    }
    for node in snapshot.nodes {
      guard let index = previous.index(of: node.id) else {
        listeners.tell(.nodeAdded(node))
        continue
      }
      let address = previous.nodes[index].address
      if address != node.address { listeners.tell(.nodeAddressChanged(node, from: address)) }
    }
  }
}
