internal import CQLProtocol
internal import EventLoops

extension FakeClusterDescription {
  /// `system.local` of that node.
  func local(_ id: Int) -> SystemTable {
    let row = self[id].map { member in
      member.row.merging(
        [
          "key": .text("local"), "bootstrapped": .text("COMPLETED"), "cluster_name": .text(name),
          "partitioner": .text(partitioner), "native_protocol_version": .text("5"),
          "broadcast_address": .inet(member.inet), "broadcast_port": .int(7000), "listen_address": .inet(member.inet),
          "listen_port": .int(7000), "rpc_address": .inet(member.inet), "rpc_port": .int(member.port),
          "cql_version": .text(member.release.hasPrefix("5.") ? "3.4.7" : "3.4.6"),
        ].merging(member.columns) { $1 }
      ) { $1 }
    }
    return SystemTable(
      keyspace: "system", name: "local",
      columns: [
        "key": .text, "bootstrapped": .text, "broadcast_address": .inet, "broadcast_port": .int,
        "cluster_name": .text, "cql_version": .text, "data_center": .text, "host_id": .uuid, "listen_address": .inet,
        "listen_port": .int, "native_protocol_version": .text, "partitioner": .text, "rack": .text,
        "release_version": .text, "rpc_address": .inet, "rpc_port": .int, "schema_version": .uuid,
        "tokens": .set(.text),
      ], rows: row.map { [$0] } ?? [])
  }

  /// `system.peers_v2` of that node.
  func peersV2(of id: Int) -> SystemTable {
    SystemTable(
      keyspace: "system", name: "peers_v2",
      columns: [
        "peer": .inet, "peer_port": .int, "data_center": .text, "host_id": .uuid, "native_address": .inet,
        "native_port": .int, "preferred_ip": .inet, "preferred_port": .int, "rack": .text, "release_version": .text,
        "schema_version": .uuid, "tokens": .set(.text),
      ],
      rows: peerRows(of: id) { member in
        [
          "peer_port": .int(7000), "native_address": .inet(member.inet), "native_port": .int(member.port),
        ]
      })
  }

  /// `system.peers` of that node, which knows no ports.
  func peers(of id: Int) -> SystemTable {
    SystemTable(
      keyspace: "system", name: "peers",
      columns: [
        "peer": .inet, "data_center": .text, "host_id": .uuid, "preferred_ip": .inet, "rack": .text,
        "release_version": .text, "rpc_address": .inet, "schema_version": .uuid, "tokens": .set(.text),
      ],
      rows: peerRows(of: id) { ["rpc_address": .inet($0.inet)] })
  }

  /// `system_schema.keyspaces`.
  var keyspaceTable: SystemTable {
    let rows = keyspaces.sorted { $0.key < $1.key }.map { name, replication in
      let entries = replication.sorted { $0.key < $1.key }.map { CQLValue.MapEntry(.text($0.key), .text($0.value)) }
      return ["keyspace_name": .text(name), "durable_writes": .boolean(true), "replication": .map(entries)]
        as [String: CQLValue]
    }
    return SystemTable(
      keyspace: "system_schema", name: "keyspaces",
      columns: ["keyspace_name": .text, "durable_writes": .boolean, "replication": .map(.text, .text)], rows: rows)
  }

  private func peerRows(of id: Int, _ more: (FakeMember) -> [String: CQLValue]) -> [[String: CQLValue]] {
    members.filter { $0.isListed && ($0.id != id || listsItself) }.map { member in
      member.row.merging(["peer": .inet(member.inet)]) { $1 }.merging(more(member)) { $1 }
        .merging(member.columns) { $1 }
    }
  }
}

extension FakeMember {
  fileprivate var inet: InetAddress { InetAddress(address) }
  fileprivate var port: Int32 { Int32(address.port) }

  /// What all tables say of a node.
  fileprivate var row: [String: CQLValue] {
    [
      "data_center": .text(datacenter), "host_id": .uuid(hostID), "rack": .text(rack),
      "release_version": .text(release), "schema_version": .uuid(schemaVersion),
      "tokens": .set(tokens.map { .text($0.description) }),
    ]
  }
}
