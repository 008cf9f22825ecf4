import CQLProtocol

extension ColumnDescription {
  /// The column whose row of `system_schema.columns` this is; nil where it says too little.
  init?(_ row: Row, _ resolver: TypeResolver) {
    guard let name = row.text("column_name"), let kind = row.text("kind").flatMap(Kind.init),
      let typeName = row.text("type")
    else { return nil }
    let isOfKey = kind == .partitionKey || kind == .clustering
    self.init(
      name: name, kind: kind, position: isOfKey ? (row.optional("position") as Int32?).map(Int.init) : nil,
      type: resolver.type(typeName), typeName: typeName, order: row.text("clustering_order").flatMap(Order.init))
  }

  /// What columns of a table are ordered by.
  var rank: (Int, Int, String) {
    (Kind.allCases.firstIndex(of: kind) ?? 0, position ?? 0, name)
  }
}

extension TableDescription {
  /// The table or view whose row of `system_schema.tables` or `views` this is; nil where it says too little.
  init?(_ row: Row, name: String, columns: [ColumnDescription], indexes: [IndexDescription]) {
    guard let keyspace = row.text("keyspace_name"), let id: CQLUUID = row.optional("id") else { return nil }
    self.init(
      keyspace: keyspace, name: name, id: id, columns: columns, indexes: indexes, options: TableOptions(row))
  }
}

extension TableOptions {
  init(_ row: Row) {
    let timeToLive: Int32 = row.optional("default_time_to_live") ?? 0
    self.init(
      comment: row.text("comment") ?? "", defaultTimeToLive: timeToLive > 0 ? .seconds(timeToLive) : nil,
      gcGracePeriod: .seconds(row.optional("gc_grace_seconds") as Int32? ?? 0),
      compaction: row.optional("compaction") ?? [:], compression: row.optional("compression") ?? [:],
      caching: row.optional("caching") ?? [:], speculativeRetry: row.text("speculative_retry") ?? "",
      additionalWritePolicy: row.text("additional_write_policy") ?? "", readRepair: row.text("read_repair") ?? "",
      bloomFilterFalsePositiveChance: row.optional("bloom_filter_fp_chance") ?? 0,
      capturesChanges: row.optional("cdc") ?? false)
  }
}

extension ViewDescription {
  init(_ row: Row, _ table: TableDescription) {
    self.init(
      table: table, baseTable: row.text("base_table_name") ?? "", condition: row.text("where_clause") ?? "",
      hasAllColumns: row.optional("include_all_columns") ?? false)
  }
}
