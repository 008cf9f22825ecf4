public import CassandraClient
public import EventLoops
internal import Synchronization

/// Several nodes for tests that tell of each other: `127.0.0.1`, `127.0.0.2` and so on, all with one port, as the nodes
/// of a cluster have.
///
/// ```swift
/// let cluster = try await FakeCluster(FakeClusterDescription(nodes: ["eu": 2, "us": 2]), on: loops.loops)
/// cluster.change { $0[2]?.rack = "r9" }
/// await cluster[3]?.stop()
/// ```
public final class FakeCluster: Sendable {
  /// The port of all nodes.
  public let port: UInt16

  private let shared: SharedCluster
  private let running: Mutex<[Int: FakeNode]>
  private let loops: [EventLoop]
  private let tls: TLSServerConfiguration?
  private let clock: any ClientClock
  private let settings: FakeNodeSettings

  /// Starts a node for each that is described. The described addresses are replaced by those that they listen at.
  ///
  /// - Parameters:
  ///   - description: the nodes and what they tell.
  ///   - loops: where they live, in turn; at least one.
  ///   - settings: what they are able and willing to do at first.
  ///   - tls: their certificate, if connections are to be enciphered.
  ///   - clock: what delays are measured by.
  /// - Throws: ``NetworkError`` if they cannot listen; ``EventLoopError``.
  public init(
    _ description: FakeClusterDescription, on loops: [EventLoop], settings: FakeNodeSettings = FakeNodeSettings(),
    tls: TLSServerConfiguration? = nil, clock: any ClientClock = LoopClock()
  ) async throws {
    let ports = try Self.reserve(description.members.map(\.id))
    port = ports.values.first?.address.port ?? 0
    (self.loops, self.tls, self.clock, self.settings) = (loops, tls, clock, settings)
    shared = SharedCluster(description)
    running = Mutex([:])
    for member in description.members { if let port = ports[member.id] { try await run(member.id, port) } }
  }

  /// The running node of that number; nil if there is none.
  public subscript(id: Int) -> FakeNode? { running.withLock { $0[id] } }

  /// All running nodes, by their numbers. Those that were stopped are among them.
  public var nodes: [FakeNode] { running.withLock { $0.values.sorted { $0.id < $1.id } } }

  /// What the nodes tell.
  public var description: FakeClusterDescription { shared.value }

  /// Changes what the nodes tell.
  public func change(_ change: (inout FakeClusterDescription) -> Void) { shared.change(change) }

  /// Tells the nodes more of a statement than its text.
  public func describe(_ statement: FakeStatement) { shared.describe(statement) }

  /// Starts one more node and describes it. Nobody is told by an event.
  ///
  /// - Throws: ``NetworkError`` if it cannot listen; ``EventLoopError``.
  @discardableResult
  public func add(_ member: FakeMember) async throws -> FakeNode {
    let reservation = try PortReservation(Self.address(member.id, port))
    change { $0[member.id] = member }
    return try await run(member.id, reservation)
  }

  /// Stops a node and describes it no more. Nobody is told by an event.
  public func remove(_ id: Int) async {
    change { $0[id] = nil }
    await running.withLock { $0.removeValue(forKey: id) }?.stop()
  }

  /// Moves a node to another address, which keeps its `host_id`: `127.0.0.` and that number. Nobody is told by an event.
  ///
  /// - Throws: ``NetworkError`` if it cannot listen there; ``EventLoopError``.
  public func move(_ id: Int, to place: Int) async throws {
    let reservation = try PortReservation(Self.address(place, port))
    await running.withLock { $0.removeValue(forKey: id) }?.stop()
    try await run(id, reservation)
  }

  /// Says what all running nodes do about some requests; see ``FakeNode/on(_:times:skipping:probability:seed:_:)``. The
  /// rule counts for all of them together.
  @discardableResult
  public func on(
    _ condition: FakeCondition, times: Int? = nil, skipping: Int = 0, probability: Double = 1, seed: UInt64 = 1,
    _ reaction: FakeReaction
  ) -> FakeRule {
    let rule = FakeRule(
      condition, times: times, skipping: skipping, probability: probability, seed: seed, reaction)
    for node in nodes { node.core.script.add(rule) }
    return rule
  }

  /// Stops all nodes.
  public func stop() async { for node in nodes { await node.stop() } }

  @discardableResult
  private func run(_ id: Int, _ reservation: PortReservation) async throws -> FakeNode {
    shared.change { $0[id]?.address = reservation.address }
    let node = try await FakeNode(id, reservation, on: loops[id % loops.count], shared, settings, tls, clock)
    running.withLock { $0[id] = node }
    return node
  }

  private static func address(_ place: Int, _ port: UInt16) throws(NetworkError) -> SocketAddress {
    guard let address = SocketAddress(ip: "127.0.0.\(place)", port: port) else {
      throw NetworkError(.invalidAddress, "A fake node's number is from 1 to 254, not \(place).")
    }
    return address
  }

  /// One port that is free at all addresses.
  private static func reserve(_ ids: [Int]) throws(NetworkError) -> [Int: PortReservation] {
    for _ in 0..<attempts {
      do { return try reserveOnce(ids) } catch { if error.code != .addressInUse { throw error } }
    }
    return try reserveOnce(ids)
  }

  private static let attempts = 20

  /// Below what systems choose from, so that no connection of anybody takes a port at the address that a node moves to
  /// later; and another one for each cluster of a process.
  private static let ports: Range<UInt32> = 10_000..<32_000
  private static let turn = Atomic(UInt32.random(in: 0..<UInt32(ports.count)))

  private static func reserveOnce(_ ids: [Int]) throws(NetworkError) -> [Int: PortReservation] {
    var ports: [Int: PortReservation] = [:]
    let turn = turn.wrappingAdd(1, ordering: .relaxed).oldValue
    let port = UInt16(Self.ports.lowerBound + turn % UInt32(Self.ports.count))
    for id in ids { ports[id] = try PortReservation(try address(id, port)) }
    return ports
  }
}
