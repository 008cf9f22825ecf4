import CQLProtocol

/// Rows of the system tables, as nodes send them.
enum SystemTables {
  /// The columns that the client reads, with values of a node whose number is `number`.
  static func local(_ number: Int = 1) -> [String: CQLValue] {
    [
      "cluster_name": .text("test"), "partitioner": .text("org.apache.cassandra.dht.Murmur3Partitioner"),
      "host_id": .uuid(id(number)), "data_center": .text("dc1"), "rack": .text("r1"),
      "release_version": .text("5.0.6"), "schema_version": .uuid(id(99)), "tokens": .set([.text("-5"), .text("7")]),
      "rpc_address": .inet(InetAddress(v4: 0x7F00_0001)),
    ]
  }

  static func peerV2(_ number: Int) -> [String: CQLValue] {
    var row = peer(number)
    row["rpc_address"] = nil
    row["native_address"] = .inet(address(number))
    row["native_port"] = .int(9_100)
    return row
  }

  static func peer(_ number: Int) -> [String: CQLValue] {
    var row = local(number)
    for column in ["cluster_name", "partitioner"] { row[column] = nil }
    row["peer"] = .inet(InetAddress(v4: 0xC0A8_0000 + UInt32(number)))
    row["rpc_address"] = .inet(address(number))
    row["tokens"] = .set([.text("\(number)")])
    return row
  }

  static func rows(_ rows: [[String: CQLValue]]) throws -> Rows {
    let columns = types.keys.filter { name in rows.contains { $0[name] != nil } }.sorted()
    return try Rows(
      columns: columns.map { ColumnSpec(keyspace: "system", table: "t", name: $0, type: types[$0] ?? .blob) },
      rows.map { row in columns.map { row[$0] ?? .null } })
  }

  static func id(_ number: Int) -> CQLUUID { CQLUUID(high: 1, low: UInt64(number)) }

  /// 10.0.0.`number`
  static func address(_ number: Int) -> InetAddress { InetAddress(v4: 0x0A00_0000 + UInt32(number)) }

  private static let types: [String: CQLType] = [
    "cluster_name": .text, "partitioner": .text, "host_id": .uuid, "data_center": .text, "rack": .text,
    "release_version": .text, "schema_version": .uuid, "tokens": .set(.text), "rpc_address": .inet, "peer": .inet,
    "native_address": .inet, "native_port": .int, "keyspace_name": .text, "replication": .map(.text, .text),
  ]
}
