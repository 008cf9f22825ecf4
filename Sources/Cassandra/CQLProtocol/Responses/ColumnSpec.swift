/// A column of a result, or a bind marker of a statement (§4.2.5.2).
public struct ColumnSpec: Hashable, Sendable {
  /// The keyspace of the column's table.
  public let keyspace: String
  /// The column's table.
  public let table: String
  /// The name of the column or marker.
  public let name: String
  /// What its values are.
  public let type: CQLType

  /// A column of these parts.
  public init(keyspace: String, table: String, name: String, type: CQLType) {
    self.keyspace = keyspace
    self.table = table
    self.name = name
    self.type = type
  }
}

extension ByteReader {
  /// More columns than any result or statement has: each takes many times the memory of its bytes.
  static let mostColumns = 65_535

  /// The columns of a result or the markers of a statement, whose table is named once if all share one.
  mutating func columns(_ count: Int, sharingTable: Bool) throws(CQLProtocolError) -> [ColumnSpec] {
    let shared = sharingTable ? (keyspace: try string(), table: try string()) : nil
    guard count * (sharingTable ? 4 : 8) <= remaining else {
      throw fault(.truncated, "\(count) columns are announced where \(remaining) bytes are left")
    }
    var columns: [ColumnSpec] = []
    columns.reserveCapacity(count)
    for _ in 0..<count {
      let keyspace = if let shared { shared.keyspace } else { try string() }
      let table = if let shared { shared.table } else { try string() }
      columns.append(ColumnSpec(keyspace: keyspace, table: table, name: try string(), type: try type()))
    }
    return columns
  }

  /// An [int] that counts columns, rows or whatever the name says, from 0 to `limit`.
  mutating func count(of name: StaticString, atMost limit: Int = Int(Int32.max)) throws(CQLProtocolError) -> Int {
    let count = Int(try int())
    guard count >= 0 else { throw fault("there are \(count) \(name)") }
    guard count <= limit else { throw fault(.overLimit, "there are \(count) \(name), and \(limit) are allowed") }
    return count
  }
}

extension ByteWriter {
  /// The columns, their table once if all share one.
  mutating func columns(_ columns: [ColumnSpec], sharingTable: Bool) throws(CQLProtocolError) {
    if sharingTable, let first = columns.first {
      try string(first.keyspace)
      try string(first.table)
    }
    for column in columns {
      if !sharingTable {
        try string(column.keyspace)
        try string(column.table)
      }
      try string(column.name)
      try type(column.type)
    }
  }
}

extension [ColumnSpec] {
  /// Whether all are of one table, so that it is sent once.
  var shareTable: Bool {
    guard let first else { return false }
    return allSatisfy { $0.keyspace == first.keyspace && $0.table == first.table }
  }
}
