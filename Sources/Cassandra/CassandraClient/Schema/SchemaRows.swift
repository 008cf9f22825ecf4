import CQLProtocol

/// What the tables of `system_schema` say of one keyspace or of all.
struct SchemaRows: Sendable {
  let keyspaces: [Row]
  let tables: [Row]
  let columns: [Row]
  let views: [Row]
  let types: [Row]
  let indexes: [Row]
  let functions: [Row]
  let aggregates: [Row]

  /// The keyspaces that are described. Rows that cannot be used are passed over: a node may be of a release to come.
  /// Of a whole schema it takes milliseconds: not for a loop's thread.
  @concurrent func described() async -> SchemaDescription {
    let tables = tables.byKeyspace
    let columns = columns.byKeyspace
    let views = views.byKeyspace
    let types = types.byKeyspace
    let indexes = indexes.byKeyspace
    let functions = functions.byKeyspace
    let aggregates = aggregates.byKeyspace
    let described = keyspaces.compactMap { row -> KeyspaceDescription? in
      guard let name = row.text("keyspace_name") else { return nil }
      let resolver = TypeResolver(keyspace: name, (types[name] ?? []).fields)
      let columns = (columns[name] ?? []).by("table_name").mapValues { $0.columns(resolver) }
      let indexes = (indexes[name] ?? []).by("table_name").mapValues(\.indexes)
      func table(_ row: Row, named name: String) -> TableDescription? {
        TableDescription(row, name: name, columns: columns[name] ?? [], indexes: indexes[name] ?? [])
      }
      return KeyspaceDescription(
        name: name, replication: row.optional("replication") ?? [:],
        hasDurableWrites: row.optional("durable_writes") ?? true,
        tables: (tables[name] ?? []).sorted("table_name").compactMap { table($0.row, named: $0.name) },
        views: (views[name] ?? []).sorted("view_name").compactMap { view in
          table(view.row, named: view.name).map { ViewDescription(view.row, $0) }
        },
        types: resolver.userTypes,
        // Those of one name come in the order of their arguments, as the table has them.
        functions: (functions[name] ?? []).compactMap { FunctionDescription($0, resolver) },
        aggregates: (aggregates[name] ?? []).compactMap { AggregateDescription($0, resolver) })
    }
    return SchemaDescription(keyspaces: described.sorted { $0.name < $1.name })
  }
}

extension [Row] {
  /// The rows by the text in that column; those that have none are left out.
  fileprivate func by(_ column: String) -> [String: [Row]] {
    var groups: [String: [Row]] = [:]
    for row in self { if let name = row.text(column) { groups[name, default: []].append(row) } }
    return groups
  }

  fileprivate var byKeyspace: [String: [Row]] { by("keyspace_name") }

  /// The rows in the order of the names in that column; those that have none are left out.
  fileprivate func sorted(_ column: String) -> [(name: String, row: Row)] {
    compactMap { row in row.text(column).map { ($0, row) } }.sorted { $0.name < $1.name }
  }

  /// The fields of types.
  fileprivate var fields: [String: TypeResolver.Fields] {
    var types: [String: TypeResolver.Fields] = [:]
    for row in self {
      guard let name = row.text("type_name"), let fields: [String] = row.optional("field_names"),
        let typeNames: [String] = row.optional("field_types")
      else { continue }
      types[name] = zip(fields, typeNames).map { (name: $0, type: $1) }
    }
    return types
  }

  /// The columns of a table in their order.
  fileprivate func columns(_ resolver: TypeResolver) -> [ColumnDescription] {
    compactMap { ColumnDescription($0, resolver) }.sorted { $0.rank < $1.rank }
  }

  fileprivate var indexes: [IndexDescription] {
    sorted("index_name").map { name, row in
      IndexDescription(name: name, kind: row.text("kind") ?? "", options: row.optional("options") ?? [:])
    }
  }
}
