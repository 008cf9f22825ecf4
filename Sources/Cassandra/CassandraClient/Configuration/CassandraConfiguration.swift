public import CQLProtocol
public import EventLoops

/// How a ``CassandraSession`` finds its cluster and behaves.
///
/// Only the contact points are needed. In a cluster of several data centres name the local one: nodes elsewhere are
/// not asked unless ``usesRemoteDatacenters`` allows it.
public struct CassandraConfiguration: Sendable {
  /// Where to look for the cluster; one that answers is enough.
  public var contactPoints: [ContactPoint]
  /// The data centre whose nodes are asked; nil takes that of the first node reached.
  public var localDatacenter: String?
  /// The rack whose replicas are asked first, where there are several.
  public var localRack: String?
  /// Whether nodes of other data centres are asked when none of the local one can be, but for consistency levels that
  /// are local by their name.
  public var usesRemoteDatacenters = false
  /// Says how far away a node is, and whether it is used at all; nil, and what says nil, goes by data centre and rack.
  /// Asked about each node whenever the cluster has changed, on any thread.
  public var nodeDistance: (@Sendable (Node) -> NodeDistance?)?
  /// Decides which of the nodes that are used a request goes to; nil is the built-in policy. See <doc:TopologyAndRouting>.
  public var loadBalancing: (any LoadBalancingPolicy)?
  /// The keyspace of tables that name none, spelt as the system tables do.
  public var keyspace: String?
  /// What the cluster must be called; nil takes any name, but all nodes must have the same.
  public var clusterName: String?
  /// The version to speak; nil takes the newest that the cluster has.
  public var protocolVersion: ProtocolVersion?
  /// What messages are compressed with, where the nodes offer it.
  public var compression: Compression?
  /// Enciphers all connections.
  public var tls: TLSClientConfiguration?
  /// Whom the certificates must name; nil takes the address of each node, or the host of a contact point.
  public var tlsServerName: String?
  /// Proves who this is, where nodes ask.
  public var authenticator: (any Authenticator)?
  /// Turns the addresses that nodes tell into those that lead there from here.
  public var translateAddress: (@Sendable (SocketAddress) -> SocketAddress)?
  /// What holds for every request that says nothing else.
  public var defaults = RequestDefaults()
  /// What each connection keeps to.
  public var connections = ConnectionOptions()
  /// How many requests are made in a second; nil is as many as wanted. What is sent again, sent to a second node or
  /// prepared does not count.
  public var rateLimit: RateLimit?
  /// When a lost connection is tried again.
  public var reconnection = ReconnectionSchedule()
  /// Which failed requests are sent again.
  public var retryPolicy: any RetryPolicy = StandardRetryPolicy()
  /// Whether requests that may be repeated are also sent to another node when the first one is slow.
  public var speculation: SpeculativeExecution?
  /// Where writes get their timestamps from.
  public var timestamps = WriteTimestamps.client
  /// How cluster metadata is kept fresh.
  public var metadata = MetadataOptions()
  /// Who is told what happens.
  public var observers = ClientObservers()
  /// What tells the time.
  public var clock: any ClientClock = LoopClock()

  /// A configuration that looks for the cluster there.
  public init(contactPoints: [ContactPoint]) { self.contactPoints = contactPoints }
}
