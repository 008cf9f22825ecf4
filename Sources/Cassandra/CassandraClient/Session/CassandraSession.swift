public import CQLProtocol
public import EventLoops
internal import Synchronization

/// A session with a Cassandra cluster: connections from every loop to every node of the local data centre, kept up to
/// date as nodes come and go.
///
/// One is enough for a program. Requests may be made from any task; those of tasks that run on one of the loops
/// (`EventLoop` as a task executor) are written and answered on it without a change of thread.
///
/// ```swift
/// let session = try await CassandraSession.connect(configuration, on: loops)
/// let insert = try await session.prepare("INSERT INTO shop.products (sku, name) VALUES (?, ?)")
/// try await session.execute(insert.bind("A-1", "Lamp"))
/// await session.close()
/// ```
public final class CassandraSession: Sendable {
  /// How the session was asked to behave.
  public let configuration: CassandraConfiguration
  let shards: [Shard]
  let control: ControlPlane
  let timestamps: WriteTimestampSource
  let preparations = PreparationCache()
  let keyspaceInUse: Mutex<String?>
  /// The version of the protocol that the cluster and this client speak: that of the first node reached. With nodes
  /// that do not speak it this client speaks an older one.
  public let protocolVersion: ProtocolVersion
  /// Whether anybody takes spans: cheaper to ask than the tracer itself.
  let isTraced: Bool
  private let loops: LoopGroup

  private init(
    _ configuration: CassandraConfiguration, _ control: ControlPlane, _ shards: [Shard], _ loops: LoopGroup,
    _ version: ProtocolVersion
  ) {
    self.configuration = configuration
    self.control = control
    self.shards = shards
    self.loops = loops
    protocolVersion = version
    isTraced = configuration.observers.tracer != nil
    keyspaceInUse = Mutex(configuration.keyspace)
    // The shards' loops hear of it with the cluster, which they are not told of yet.
    shards.first?.statements = preparations
    timestamps = WriteTimestampSource(clock: configuration.clock, log: configuration.observers.log)
  }

  /// Finds the cluster and connects to its nodes.
  /// - Parameters:
  ///   - configuration: where the cluster is, and how to behave.
  ///   - loops: where connections live. They must run, and longer than the session.
  /// - Throws: `CassandraError` where no contact point answers, or what the configuration asks for is not there;
  ///   `CancellationError`.
  public static func connect(
    _ configuration: CassandraConfiguration, on loops: LoopGroup
  ) async throws -> CassandraSession {
    let control = ControlPlane(configuration, on: loops.loops[0])
    let cluster: ControlPlane.Cluster
    do {
      cluster = try await control.connect()
    } catch {
      await control.stop()
      throw error
    }
    let purpose = ConnectionPurpose(
      version: cluster.version, takesOlderVersion: configuration.protocolVersion == nil, clusterName: cluster.name,
      keyspace: configuration.keyspace)
    let rate = configuration.rateLimit.map { TokenBucket($0) }
    let shards = loops.loops.map { Shard(on: $0, configuration, purpose, rate: rate) }
    let session = CassandraSession(configuration, control, shards, loops, cluster.version)
    do {
      try await control.start(shards)
      return session
    } catch {
      await session.close(within: .zero)
      throw error
    }
  }

  /// A session that nobody closed leaves no connection behind.
  deinit {
    control.abandon()
    for shard in shards { shard.loop.execute { shard.close() } }
  }

  /// Connects, lets `body` use the session, and closes it whatever comes of that.
  public static func with<Value>(
    _ configuration: CassandraConfiguration, on loops: LoopGroup,
    _ body: (CassandraSession) async throws -> Value
  ) async throws -> Value {
    let session = try await connect(configuration, on: loops)
    do {
      let value = try await body(session)
      await session.close()
      return value
    } catch {
      await session.close()
      throw error
    }
  }

  /// Takes no more requests, waits for those on their way, and closes all connections. Closing twice does no harm.
  /// - Parameter limit: how long requests may take; those that take longer fail.
  public func close(within limit: Duration = .seconds(10)) async {
    await control.stop()
    await withTaskGroup { group in
      for shard in shards { group.addTask { await shard.close(within: limit) } }
    }
  }

  /// Sends a request from the loop of the caller, or from any loop where the caller runs on none.
  /// - Throws: `CassandraError`; `CancellationError`.
  func send(_ draft: consuming RequestDraft) async throws -> RequestAnswer {
    let shard = currentShard
    let execution = Execution(draft, on: shard)
    return try await withTaskCancellationHandler {
      try await withUnsafeThrowingContinuation { continuation in
        if shard.loop.isCurrent {
          execution.begin(.task(continuation))
        } else if !shard.loop.execute({ execution.begin(.task(continuation)) }) {
          continuation.resume(throwing: CassandraError(.closed))
        }
      }
    } onCancel: {
      shard.loop.execute { execution.cancel() }
    }
  }

  /// The shard of the caller's loop, or the next in turn.
  var currentShard: Shard {
    if let loop = EventLoop.current, let shard = shards.first(where: { $0.loop === loop }) { return shard }
    let loop = loops.next()
    return shards.first { $0.loop === loop } ?? shards[0]
  }
}
