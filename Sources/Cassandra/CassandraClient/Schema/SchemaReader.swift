import CQLProtocol

/// Reads `system_schema` of the node at the other end of a connection.
struct SchemaReader: Sendable {
  let connection: NodeConnection
  /// How long each question may take.
  let limit: Duration

  private static let options = """
    id, comment, default_time_to_live, gc_grace_seconds, compaction, compression, caching, speculative_retry, \
    additional_write_policy, read_repair, bloom_filter_fp_chance, cdc
    """

  /// Reads one keyspace, or all.
  /// - Returns: no keyspace where there is none of that name.
  /// - Throws: `CassandraError`; `CancellationError`.
  func read(_ keyspace: String?) async throws -> SchemaDescription {
    let rows = SchemaRows(
      keyspaces: try await rows("keyspaces", "durable_writes, replication", of: keyspace),
      tables: try await rows("tables", "table_name, \(Self.options)", of: keyspace),
      columns: try await rows(
        "columns", "table_name, column_name, clustering_order, kind, position, type", of: keyspace),
      views: try await rows(
        "views", "view_name, base_table_name, where_clause, include_all_columns, \(Self.options)", of: keyspace),
      types: try await rows("types", "type_name, field_names, field_types", of: keyspace),
      indexes: try await rows("indexes", "table_name, index_name, kind, options", of: keyspace),
      functions: try await rows(
        "functions",
        "function_name, argument_names, argument_types, body, called_on_null_input, language, return_type",
        of: keyspace),
      aggregates: try await rows(
        "aggregates", "aggregate_name, argument_types, final_func, initcond, return_type, state_func, state_type",
        of: keyspace))
    return await rows.described()
  }

  private func rows(_ table: String, _ columns: String, of keyspace: String?) async throws -> [Row] {
    let filter = keyspace.map { " WHERE keyspace_name = \(CQLText.quoted($0))" } ?? ""
    let query = "SELECT keyspace_name, \(columns) FROM system_schema.\(table)\(filter)"
    var rows: [Row] = []
    var state: [UInt8]?
    repeat {
      let page = try await connection.rows(query, pageSize: Self.pageSize, from: state, within: limit)
      rows += page
      state = page.metadata.pagingState
    } while state != nil
    return rows
  }

  private static let pageSize: Int32 = 2_000
}

/// Texts in CQL.
enum CQLText {
  /// The text in single quotes.
  static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }
}
