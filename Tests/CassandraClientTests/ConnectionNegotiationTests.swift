import CQLProtocol
import CassandraClientTesting
import EventLoops
import Testing

@testable import CassandraClient

@Suite("Connections agree with the node upon a version and compression", .timeLimit(.minutes(10)))
struct ConnectionNegotiationTests {
  static let refusals: [FakeNodeSettings.VersionRefusal] = [
    .listing, .range, .beta,
    .error(ServerError(.server, "Invalid or unsupported protocol version: 5"), version: 3),
  ]

  @Test(
    "A node that speaks 4 alone refuses 5, in whatever words, and takes 4 (case 13)", arguments: refusals.indices,
    [nil, Compression.lz4])
  func downgrade(refusal: Int, compression: Compression?) async throws {
    try await Site.with {
      $0.compression = compression
    } _: { site in
      site.node.change {
        $0.versions = [.v4]
        $0.versionRefusal = Self.refusals[refusal]
      }
      #expect(await failureName { try await site.open(.v5) } == "version refused")
      let connection = try await site.open(.v4)
      try await site.roundTrip(on: connection)
      #expect(site.node.received().last?.version == 4)
      try await site.node.untilOpen(1)
    }
  }

  @Test("An error of the protocol in other words does not lead to another version (case 13)")
  func otherError() async throws {
    try await Site.with { site in
      site.node.on(.startup, .error(.protocolViolation, "no STARTUP of that sort"))
      #expect(await failureName { try await site.open() } == "server: no STARTUP of that sort")
      try await site.node.untilOpen(0)
    }
  }

  @Test("A session speaks the newest version that the node has (case 13)", arguments: ProtocolVersion.allCases)
  func session(version: ProtocolVersion) async throws {
    try await Site.with { site in
      site.node.change { $0.versions = Set(ProtocolVersion.allCases.filter { $0 <= version }) }
      try await withLoopGroup { loops in
        try await CassandraSession.with(site.configuration, on: loops) { session in
          #expect(session.protocolVersion == version)
        }
      }
    }
  }

  @Test("A session with a node that speaks none of its versions ends with the node's words (case 13)")
  func noCommonVersion() async throws {
    try await Site.with { site in
      site.node.change { $0.versions = [] }
      try await withLoopGroup { loops in
        let problem = await failureName { try await CassandraSession.connect(site.configuration, on: loops) }
        let words = "Invalid or unsupported protocol version (4); supported versions are (3/v3)"
        #expect(
          problem == "configuration: The node speaks none of the versions 5, 4 of the protocol: \(words)")
      }
      try await site.node.untilOpen(0)
    }
  }

  @Test("A version that the configuration asks for is the only one tried (case 13)")
  func fixedVersion() async throws {
    try await Site.with {
      $0.protocolVersion = .v5
    } _: { site in
      site.node.change { $0.versions = [.v4] }
      try await withLoopGroup { loops in
        let problem = await failureName { try await CassandraSession.connect(site.configuration, on: loops) }
        #expect(problem?.hasPrefix("configuration: The node speaks none of the versions 5") == true)
      }
      #expect(Set(site.node.received().map(\.version)) == [5])
    }
  }

  @Test("Compression is used where the node offers it (case 16)", arguments: ProtocolVersion.allCases)
  func compression(version: ProtocolVersion) async throws {
    try await Site.with {
      $0.compression = .lz4
    } _: { site in
      let connection = try await site.open(version)
      try await site.roundTrip(on: connection)
      #expect(try startupOptions(site)["COMPRESSION"] == "lz4")
      #expect(site.node.activity.faults == [])
    }
  }

  @Test(
    "Compression that the node does not offer is done without (case 16)", arguments: ProtocolVersion.allCases,
    [[], ["snappy"]])
  func noCompression(version: ProtocolVersion, offered: [String]) async throws {
    try await Site.with {
      $0.compression = .lz4
    } _: { site in
      site.node.change { $0.compression = offered }
      let connection = try await site.open(version)
      try await site.roundTrip(on: connection)
      #expect(try startupOptions(site)["COMPRESSION"] == nil)
      #expect(site.node.activity.faults == [])
    }
  }

  @Test("STARTUP says which CQL is spoken, who speaks, and that overload is to be told")
  func startup() async throws {
    try await Site.with { site in
      _ = try await site.open()
      let options = try startupOptions(site)
      #expect(options["CQL_VERSION"] == "3.0.0")
      #expect(options["THROW_ON_OVERLOAD"] == "1")
      #expect(options["DRIVER_NAME"]?.isEmpty == false && options["DRIVER_VERSION"]?.isEmpty == false)
    }
  }

  @Test("A node of another cluster is refused, one of the right cluster is not (case 17)")
  func clusterName() async throws {
    try await Site.with { site in
      site.node.changeCluster { $0.name = "Other" }
      let problem = "configuration: The node belongs to the cluster 'Other' and not to 'Test Cluster'."
      #expect(await failureName { try await site.open(clusterName: "Test Cluster") } == problem)
      try await site.node.untilOpen(0)
      try await site.roundTrip(on: try await site.open(clusterName: "Other"))
    }
  }

  @Test("A keyspace that is not there is told by its name, and no connection is left (case 17)")
  func keyspace() async throws {
    try await Site.with { site in
      let problem = "configuration: The keyspace 'shops' cannot be used: Keyspace 'shops' does not exist"
      #expect(await failureName { try await site.open(keyspace: "shops") } == problem)
      try await site.node.untilOpen(0)
    }
  }

  @Test("A session whose keyspace is not there leaves no connection (case 17)")
  func sessionKeyspace() async throws {
    try await Site.with {
      $0.keyspace = "shops"
    } _: { site in
      try await withLoopGroup { loops in
        let problem = await failureName { try await CassandraSession.connect(site.configuration, on: loops) }
        #expect(problem == "configuration: There is no keyspace 'shops'.")
      }
      try await site.node.untilOpen(0)
      #expect(site.node.activity.accepted > 0)
    }
  }

  @Test("The keyspace is taken as it is spelt, whatever it is (case 17)", arguments: ["Shop", "a\"b", "select"])
  func quotedKeyspace(name: String) async throws {
    try await Site.with { site in
      site.node.changeCluster { $0.addKeyspace(name, replicas: ["datacenter1": 1]) }
      let connection = try await site.open(keyspace: name)
      try await site.roundTrip(on: connection)
      #expect(site.node.received().last?.keyspace == name)
    }
  }

  private func startupOptions(_ site: Site) throws -> [String: String] {
    let request = try #require(site.node.received(.startup).last)
    guard case .startup(let startup) = request.body else { return [:] }
    return startup.options
  }
}
