/// How values of one kind are kept. Declared once: saving and loading follow from the columns and their properties.
struct Table<Row>: Sendable {
  let name: String
  let columns: [Column<Row>]
  /// Reads the columns in their order.
  let row: @Sendable (any SQLStatement) throws(SQLError) -> Row
  private let keyColumns: Int
  private let insertion: String
  private let replacement: String
  private let deletion: String

  /// - Parameter keyColumns: how many of the first columns name a row.
  init(
    _ name: String, keyColumns: Int = 1, columns: [Column<Row>],
    row: @escaping @Sendable (any SQLStatement) throws(SQLError) -> Row
  ) {
    self.name = name
    self.columns = columns
    self.row = row
    self.keyColumns = keyColumns
    let names = columns.map(\.name)
    let places = names.map { _ in "?" }.joined(separator: ", ")
    insertion = "INSERT INTO \(name) (\(names.joined(separator: ", "))) VALUES (\(places))"
    let values = names.dropFirst(keyColumns).map { "\($0) = ?" }.joined(separator: ", ")
    let key = names.prefix(keyColumns).map { "\($0) = ?" }.joined(separator: " AND ")
    deletion = "DELETE FROM \(name) WHERE \(key)"
    replacement = "UPDATE \(name) SET \(values) WHERE \(key)"
  }

  /// Adds rows that are not there yet.
  func insert(_ rows: some Collection<Row>, into connection: some SQLConnection) throws(SQLError) {
    guard !rows.isEmpty else { return }
    let statement = try connection.statement(insertion)
    for row in rows {
      for column in columns { column.bind(row, statement) }
      try statement.run()
    }
  }

  /// Adds those of the rows that are not there yet, of tables whose columns are all in the key.
  func insertMissing(_ rows: some Collection<Row>, into connection: some SQLConnection) throws(SQLError) {
    guard !rows.isEmpty else { return }
    let statement = try connection.statement("\(insertion) ON CONFLICT DO NOTHING")
    for row in rows {
      for column in columns { column.bind(row, statement) }
      try statement.run()
    }
  }

  /// Removes the rows of the same keys.
  func delete(_ rows: some Collection<Row>, from connection: some SQLConnection) throws(SQLError) {
    guard !rows.isEmpty else { return }
    let statement = try connection.statement(deletion)
    for row in rows {
      for column in columns.prefix(keyColumns) { column.bind(row, statement) }
      try statement.run()
    }
  }

  /// Writes rows over those of the same key.
  func update(_ rows: some Collection<Row>, in connection: some SQLConnection) throws(SQLError) {
    guard !rows.isEmpty else { return }
    let statement = try connection.statement(replacement)
    for row in rows {
      for column in columns.dropFirst(keyColumns) { column.bind(row, statement) }
      for column in columns.prefix(keyColumns) { column.bind(row, statement) }
      try statement.run()
    }
  }
}
