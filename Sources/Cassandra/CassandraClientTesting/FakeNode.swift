public import CassandraClient
public import EventLoops
internal import Synchronization

/// A node for tests: it listens on a real socket, speaks versions 4 and 5 of the protocol, and does what the test's
/// rules say. What they say nothing about it does as a node would that has no tables: connections are started,
/// statements prepared, the system tables read; writes succeed and reads find nothing.
///
/// ```swift
/// let node = try await FakeNode(on: loop)
/// node.on(.query("SELECT v FROM shop.kv"), .rows(["v": .int], [[.int(7)]]))
/// node.on(.execute, times: 1, .error(.overloaded))
/// // … the client under test connects to node.address …
/// let requests = try await node.received(2, .execute)
/// await node.stop()
/// ```
///
/// Everything may be called from anywhere. It lives until ``stop()`` or until its loop ends.
public final class FakeNode: Sendable {
  /// Where it listens.
  public var address: SocketAddress { core.port.address }
  /// Its number in its cluster.
  public var id: Int { core.id }
  /// The loop it lives on.
  public var loop: EventLoop { core.loop }

  let core: FakeNodeCore

  /// Starts a node that is a cluster by itself.
  ///
  /// - Parameters:
  ///   - loop: where it lives.
  ///   - address: where it listens; by default at a port of 127.0.0.1 that the system chooses.
  ///   - cluster: what it tells of its cluster, in which it is the first node.
  ///   - settings: what it is able and willing to do.
  ///   - tls: its certificate, if connections are to be enciphered.
  ///   - clock: what delays are measured by.
  /// - Throws: ``NetworkError`` if it cannot listen there; ``EventLoopError``.
  public convenience init(
    on loop: EventLoop, at address: SocketAddress = .loopback(port: 0),
    cluster: FakeClusterDescription = FakeClusterDescription(), settings: FakeNodeSettings = FakeNodeSettings(),
    tls: TLSServerConfiguration? = nil, clock: any ClientClock = LoopClock()
  ) async throws {
    let port = try PortReservation(address)
    let shared = SharedCluster(cluster)
    let id = cluster.members.first?.id ?? 1
    shared.change { $0[id]?.address = port.address }
    try await self.init(id, port, on: loop, shared, settings, tls, clock)
  }

  init(
    _ id: Int, _ port: PortReservation, on loop: EventLoop, _ cluster: SharedCluster, _ settings: FakeNodeSettings,
    _ tls: TLSServerConfiguration?, _ clock: any ClientClock
  ) async throws {
    core = FakeNodeCore(id, port, on: loop, cluster, settings, tls, clock)
    try await start()
  }

  /// What it is able and willing to do.
  public var settings: FakeNodeSettings { core.settings.withLock { $0 } }

  /// Changes what it is able and willing to do.
  public func change(_ change: @Sendable (inout FakeNodeSettings) -> Void) { core.settings.withLock { change(&$0) } }

  /// What it tells of its cluster.
  public var cluster: FakeClusterDescription { core.cluster.value }

  /// Changes what it, and every other node of its cluster, tells of the cluster.
  public func changeCluster(_ change: (inout FakeClusterDescription) -> Void) { core.cluster.change(change) }
}
