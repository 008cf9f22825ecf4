import Domain

/// Rows of a table found by one column, many at a time: a few statements whatever the number of keys.
struct Lookup<Row, Key>: Sendable {
  private let table: Table<Row>
  private let bind: @Sendable (Key, any SQLStatement) -> Void
  /// One text for each of a few numbers of keys, largest first, so that few statements are prepared and kept.
  private let selections: [(keys: Int, sql: String)]

  /// - Parameter order: the columns to order by, where it matters.
  init(
    _ table: Table<Row>, by column: String, orderedBy order: String? = nil,
    bind: @escaping @Sendable (Key, any SQLStatement) -> Void
  ) {
    self.table = table
    self.bind = bind
    let names = table.columns.map(\.name).joined(separator: ", ")
    let order = order.map { " ORDER BY \($0)" } ?? ""
    selections = [64, 16, 4, 1].map { keys in
      let places = repeatElement("?", count: keys).joined(separator: ", ")
      return (keys, "SELECT \(names) FROM \(table.name) WHERE \(column) IN (\(places))\(order)")
    }
  }

  /// Hands over the rows of all of `keys`, each of which stands there once.
  func load(_ keys: [Key], from connection: some SQLConnection, each: (Row) -> Void) throws(SQLError) {
    var rest = keys[...]
    for (count, sql) in selections where rest.count >= count {
      let statement = try connection.statement(sql)
      while rest.count >= count {
        for key in rest.prefix(count) { bind(key, statement) }
        try statement.forEachRow { (row) throws(SQLError) in each(try table.row(row)) }
        rest = rest.dropFirst(count)
      }
    }
  }
}

extension Lookup {
  init<Entity>(_ table: Table<Row>, by column: String, orderedBy order: String? = nil)
  where Key == Identifier<Entity> {
    self.init(table, by: column, orderedBy: order) { $1.bind($0) }
  }

  init(_ table: Table<Row>, by column: String) where Key == String {
    self.init(table, by: column) { $1.bind($0) }
  }
}
