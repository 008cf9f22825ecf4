import CQLProtocol
import EventLoops
import Testing

@testable import CassandraClient

@Suite("Rows of the system tables")
struct SystemRowsTests {
  private let endpoint = SocketAddress.loopback(port: 9_042)

  private func read(
    local: [[String: CQLValue]] = [SystemTables.local()], peers: [[String: CQLValue]] = [],
    translate: (SocketAddress) -> SocketAddress = { $0 }
  ) throws -> SystemRows {
    try SystemRows(
      local: SystemTables.rows(local), peers: SystemTables.rows(peers), endpoint: endpoint, translate: translate)
  }

  @Test("The node that was asked is where it was asked, whatever it says (case 24)")
  func control() throws {
    let rows = try read()
    #expect(rows.clusterName == "test")
    #expect(rows.partitioner == "org.apache.cassandra.dht.Murmur3Partitioner")
    #expect(
      rows.nodes == [
        Node(
          id: SystemTables.id(1), address: endpoint, datacenter: "dc1", rack: "r1", release: "5.0.6",
          schemaVersion: SystemTables.id(99), tokens: [Token(rawValue: -5), Token(rawValue: 7)])
      ])
    #expect(rows.control == rows.nodes[0])
  }

  @Test("A node that says nothing of itself, or too little, is not one to go by (case 24)")
  func badControl() throws {
    #expect(throws: UnusableRow(of: "127.0.0.1:9042", .isMissing)) { try read(local: []) }
    for column in ["host_id", "data_center", "rack"] {
      var row = SystemTables.local()
      row[column] = nil
      #expect(throws: UnusableRow(of: "127.0.0.1:9042", .lacks(column))) { try read(local: [row]) }
    }
    var joining = SystemTables.local()
    for column in ["tokens", "release_version", "schema_version", "cluster_name", "partitioner"] {
      joining[column] = nil
    }
    let rows = try read(local: [joining])
    #expect(rows.control.tokens == [])
    #expect(rows.control.release == "")
    #expect(rows.partitioner == "")
  }

  @Test("Newer tables tell ports, older ones do not (case 24)")
  func peers() throws {
    let rows = try read(peers: [SystemTables.peerV2(2), SystemTables.peer(3)])
    #expect(rows.nodes.map { "\($0.address)" } == ["127.0.0.1:9042", "10.0.0.2:9100", "10.0.0.3:9042"])
    #expect(rows.nodes[1].id == SystemTables.id(2))
    #expect(rows.nodes[1].tokens == [Token(rawValue: 2)])
    #expect(rows.skipped == [])
  }

  @Test("A port that is none stands for the one asked at (case 24)", arguments: [nil, 0, -1, 65_536] as [Int32?])
  func ports(port: Int32?) throws {
    var row = SystemTables.peerV2(2)
    row["native_port"] = port.map { .int($0) }
    #expect(try read(peers: [row]).nodes.last?.address == SocketAddress(ip: "10.0.0.2", port: 9_042))
  }

  @Test("A node that listens everywhere is where the others reach it (case 24)")
  func everywhere() throws {
    var (newer, older) = (SystemTables.peerV2(2), SystemTables.peer(3))
    newer["native_address"] = .inet(InetAddress(v6: 0, 0))
    older["rpc_address"] = .inet(InetAddress(v4: 0))
    let rows = try read(peers: [newer, older])
    #expect(rows.nodes.dropFirst().map { "\($0.address)" } == ["192.168.0.2:9100", "192.168.0.3:9042"])
  }

  @Test("Addresses of IPv6 are read, and those of others are translated (case 24)")
  func translation() throws {
    var row = SystemTables.peerV2(2)
    row["native_address"] = .inet(InetAddress(v6: 0x2001_0DB8_0000_0000, 5))
    let plain = try read(peers: [row])
    #expect("\(plain.nodes[1].address)" == "[2001:db8::5]:9100")
    let translated = try read(peers: [row]) { $0.with(port: 1) }
    #expect(translated.nodes.map { "\($0.address)" } == ["127.0.0.1:9042", "[2001:db8::5]:1"])
  }

  @Test(
    "A row that lacks what a node must have is passed over, and the others are not (case 24)",
    arguments: ["host_id", "data_center", "rack", "tokens", "schema_version", "native_address"])
  func lacking(column: String) throws {
    var row = SystemTables.peerV2(2)
    row[column] = nil
    let rows = try read(peers: [row, SystemTables.peerV2(3)])
    #expect(rows.nodes.map(\.id) == [SystemTables.id(1), SystemTables.id(3)])
    let skipped = try #require(rows.skipped.first)
    #expect(rows.skipped.count == 1)
    #expect(skipped.reason == .lacks(column == "native_address" ? "its address" : column))
    #expect(skipped.place.hasPrefix(column == "native_address" ? "192.168.0.2" : "10.0.0.2"))
  }

  @Test("A row of nulls and one of empty texts are passed over (case 24)")
  func empty() throws {
    var blank = SystemTables.peer(2)
    blank["data_center"] = .text("")
    let rows = try read(peers: [[:], blank, SystemTables.peer(3)])
    #expect(rows.nodes.map(\.id) == [SystemTables.id(1), SystemTables.id(3)])
    #expect(
      rows.skipped.map(\.description) == [
        "the row of an unknown node lacks its address", "the row of 10.0.0.2:9042 lacks data_center",
      ])
  }

  @Test("Who listens everywhere and has no other address is passed over (case 24)")
  func nowhere() throws {
    var row = SystemTables.peer(2)
    row["rpc_address"] = .inet(InetAddress(v4: 0))
    row["peer"] = nil
    #expect(try read(peers: [row]).nodes.count == 1)
  }

  @Test("The node that was asked is not another one when it lists itself (case 24)")
  func controlAmongPeers() throws {
    var sameID = SystemTables.peerV2(1)
    sameID["native_port"] = .int(7)
    var sameAddress = SystemTables.peer(5)
    sameAddress["rpc_address"] = .inet(InetAddress(v4: 0x7F00_0001))
    let rows = try read(peers: [sameID, sameAddress])
    #expect(rows.nodes.map(\.address) == [endpoint])
    #expect(rows.skipped.map(\.reason) == [.isControlNode, .isControlNode])
  }

  @Test("Of rows with the same id or address the first counts (case 24)")
  func duplicates() throws {
    var sameID = SystemTables.peerV2(2)
    sameID["native_address"] = .inet(SystemTables.address(8))
    var sameAddress = SystemTables.peerV2(2)
    sameAddress["host_id"] = .uuid(SystemTables.id(9))
    let rows = try read(peers: [SystemTables.peerV2(2), sameID, sameAddress])
    #expect(rows.nodes.map { "\($0.address)" } == ["127.0.0.1:9042", "10.0.0.2:9100"])
    #expect(rows.skipped.map(\.place) == ["10.0.0.8:9100", "10.0.0.2:9100"])
    #expect(rows.skipped.allSatisfy { $0.reason == .isDuplicate(of: "\(SystemTables.id(2))") })
  }

  @Test("Tokens of other partitioners are left out, not their nodes (case 24)")
  func otherTokens() throws {
    var row = SystemTables.peer(2)
    row["tokens"] = .set([.text("170141183460469231731687303715884105727"), .text("5")])
    #expect(try read(peers: [row]).nodes.last?.tokens == [Token(rawValue: 5)])
    row["tokens"] = .set([.text("170141183460469231731687303715884105727")])
    #expect(try read(peers: [row]).nodes.last?.tokens == [])
  }

  @Test("Keyspaces have the settings that they are listed with")
  func keyspaces() throws {
    func options(_ entries: KeyValuePairs<String, String>) -> CQLValue {
      .map(entries.map { CQLValue.MapEntry(.text($0.key), .text($0.value)) })
    }
    let simple = options(["class": "org.apache.cassandra.locator.SimpleStrategy", "replication_factor": "2"])
    let rows = try SystemTables.rows([
      ["keyspace_name": .text("shop"), "replication": simple],
      ["keyspace_name": .text("Mixed"), "replication": options(["class": "NetworkTopologyStrategy", "dc1": "3"])],
      ["keyspace_name": .text("odd")], ["replication": simple],
    ])
    #expect(
      SystemRows.keyspaces(rows) == [
        "shop": .simple(factor: 2), "Mixed": .networkTopology(["dc1": 3]), "odd": .other,
      ])
  }
}
