import CQLProtocol
import CassandraClientTesting
import Synchronization

/// What fake nodes say in `system_schema`, but for keyspaces, which the cluster's description has.
final class FakeSchema: Sendable {
  typealias Row = [String: CQLValue]

  private let rows = Mutex<[String: [Row]]>([:])

  init(on cluster: FakeCluster) {
    for (table, columns) in Self.columns {
      cluster.on(Self.question(table), .decide { [self] request in .pages(answer(table, columns, request)) })
    }
  }

  /// The questions to one of the tables.
  static func question(_ table: String) -> FakeCondition { .statement(containing: "FROM system_schema.\(table)") }

  /// Adds a row, whose keyspace is "shop" unless it says another one.
  func add(_ table: String, _ row: Row) {
    rows.withLock { $0[table, default: []].append(["keyspace_name": .text("shop")].merging(row) { $1 }) }
  }

  /// Adds a table or a view with that column as its key, and others.
  func add(table name: String, key: String = "k", columns: KeyValuePairs<String, String> = [:], _ row: Row = [:]) {
    let id = CQLValue.uuid(CQLUUID(high: 5, low: UInt64(name.utf8.count)))
    add("tables", ["table_name": .text(name), "id": id].merging(row) { $1 })
    add(column: key, of: name, "text", kind: "partition_key", position: 0)
    for (column, type) in columns { add(column: column, of: name, type) }
  }

  func add(
    column: String, of table: String, _ type: String, kind: String = "regular", position: Int32 = -1,
    order: String = "none"
  ) {
    add(
      "columns",
      [
        "table_name": .text(table), "column_name": .text(column), "type": .text(type), "kind": .text(kind),
        "position": .int(position), "clustering_order": .text(order),
      ])
  }

  static func map(_ entries: KeyValuePairs<String, String>) -> CQLValue {
    .map(entries.map { CQLValue.MapEntry(.text($0.key), .text($0.value)) })
  }

  static func list(_ elements: String...) -> CQLValue { .list(elements.map { .text($0) }) }

  private func answer(_ table: String, _ columns: KeyValuePairs<String, CQLType>, _ request: FakeRequest) -> FakeRows {
    let columns = Array(columns) + [("keyspace_name", .text)]
    let rows = rows.withLock { $0[table] ?? [] }.filter { row in
      guard let query = request.query, query.contains("WHERE"), case .text(let keyspace)? = row["keyspace_name"] else {
        return true
      }
      return query.hasSuffix("WHERE keyspace_name = '\(keyspace)'")
    }
    return FakeRows(
      columns: columns.map { ColumnSpec(keyspace: "system_schema", table: table, name: $0.0, type: $0.1) },
      rows.map { row in columns.map { row[$0.0] ?? .null } })
  }

  private static let columns: KeyValuePairs<String, KeyValuePairs<String, CQLType>> = [
    "tables": [
      "table_name": .text, "id": .uuid, "comment": .text, "default_time_to_live": .int, "gc_grace_seconds": .int,
      "compaction": .map(.text, .text), "compression": .map(.text, .text), "caching": .map(.text, .text),
      "speculative_retry": .text, "additional_write_policy": .text, "read_repair": .text,
      "bloom_filter_fp_chance": .double, "cdc": .boolean,
    ],
    "columns": [
      "table_name": .text, "column_name": .text, "clustering_order": .text, "kind": .text, "position": .int,
      "type": .text,
    ],
    "views": [
      "view_name": .text, "base_table_name": .text, "where_clause": .text, "include_all_columns": .boolean,
      "id": .uuid, "comment": .text,
    ],
    "functions": [
      "function_name": .text, "argument_names": .list(.text), "argument_types": .list(.text), "body": .text,
      "called_on_null_input": .boolean, "language": .text, "return_type": .text,
    ],
    "aggregates": [
      "aggregate_name": .text, "argument_types": .list(.text), "final_func": .text, "initcond": .text,
      "return_type": .text, "state_func": .text, "state_type": .text,
    ],
    "types": ["type_name": .text, "field_names": .list(.text), "field_types": .list(.text)],
    "indexes": ["table_name": .text, "index_name": .text, "kind": .text, "options": .map(.text, .text)],
  ]
}
