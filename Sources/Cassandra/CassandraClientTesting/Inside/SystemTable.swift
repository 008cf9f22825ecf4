internal import CQLProtocol
internal import EventLoops

/// One of the tables in which a node describes its cluster: its columns, and rows by the columns' names.
struct SystemTable {
  let keyspace: String
  let name: String
  let columns: KeyValuePairs<String, CQLType>
  let rows: [[String: CQLValue]]

  /// What a question finds here.
  func answer(_ query: SystemQuery) throws(ServerError) -> FakeRows {
    let wanted = try (query.columns ?? columns.map(\.key)).map { name throws(ServerError) in try column(name) }
    let found = try query.filter.map { filter throws(ServerError) in
      _ = try column(filter.column)
      return rows.filter { row in
        let text = row[filter.column]?.description
        return text == filter.value || text == "'\(filter.value)'"
      }
    }
    return FakeRows(columns: wanted, (found ?? rows).map { row in wanted.map { row[$0.name] ?? .null } })
  }

  private func column(_ name: String) throws(ServerError) -> ColumnSpec {
    guard let column = columns.first(where: { $0.key == name }) else {
      throw ServerError(.invalid, "Undefined column name \(name) in table \(keyspace).\(self.name)")
    }
    return ColumnSpec(keyspace: keyspace, table: self.name, name: name, type: column.value)
  }
}

extension FakeNodeCore {
  /// What comes of a question to a system table; nil where it is none.
  func system(_ query: String) -> Result<FakeRows, ServerError>? {
    guard let question = SystemQuery(query) else { return nil }
    let description = cluster.value
    let table: SystemTable
    switch question.table {
    case "system.local": table = description.local(id)
    case "system.peers_v2" where description.hasPeersV2: table = description.peersV2(of: id)
    case "system.peers_v2": return .failure(ServerError(.invalid, "unconfigured table peers_v2"))
    case "system.peers": table = description.peers(of: id)
    case "system_schema.keyspaces": table = description.keyspaceTable
    default: return nil
    }
    return Result { () throws(ServerError) in try table.answer(question) }
  }
}
