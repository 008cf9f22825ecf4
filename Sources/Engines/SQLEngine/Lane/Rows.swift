/// Rows of one table, each once: those that are new, those that were there, and those that go.
struct Rows<Key: Hashable, Row> {
  private var new: [Key: Row] = [:]
  private var changed: [Key: Row] = [:]
  private var removed: [Key: Row] = [:]

  mutating func insert(_ key: Key, _ row: Row) { new[key] = row }

  /// A row that was there when the batch began goes where it was, unless it has gone meanwhile.
  mutating func update(_ key: Key, _ row: Row) {
    if new[key] == nil, removed[key] == nil { changed[key] = row } else { new[key] = row }
  }

  mutating func remove(_ key: Key, _ row: Row) {
    changed[key] = nil
    if new.removeValue(forKey: key) == nil { removed[key] = row }
  }

  func save(to table: Table<Row>, in connection: some SQLConnection) throws(SQLError) {
    try table.delete(removed.values, from: connection)
    try table.update(changed.values, in: connection)
    try table.insert(new.values, into: connection)
  }

  /// The same for tables with another unique column, whose values rows may have handed to one another: all that
  /// changed go before any comes.
  func saveAnew(to table: Table<Row>, in connection: some SQLConnection) throws(SQLError) {
    try table.delete(removed.values, from: connection)
    try table.delete(changed.values, from: connection)
    try table.insert(changed.values, into: connection)
    try table.insert(new.values, into: connection)
  }
}
