import Cryptography
import Domain
import Queries
import Records
import SQLEngine
import Synchronisation

/// Writes the read model's tables. Used by one thread at a time.
final class SQLiteReadModelWriter {
  let connection: SQLiteConnection
  private let putDocument: SQLiteStatement
  private let removeDocument: SQLiteStatement
  private let products: ProductListWriter
  private let users: UserListWriter
  private let orders: OrderListWriter
  private let putLabel: SQLiteStatement
  private let removeLabel: SQLiteStatement
  private let stock: StockWriter
  private let addFigures: SQLiteStatement
  private let removeZeros: SQLiteStatement
  var phase = Phase.following

  enum Phase {
    /// Each step is a transaction.
    case following
    /// All steps together are one, until the model is whole.
    case building
    /// A step failed that cannot be undone.
    case broken
  }

  init(_ connection: SQLiteConnection) throws(SQLError) {
    self.connection = connection
    putDocument = try connection.statement(
      "INSERT INTO documents VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET json = excluded.json")
    removeDocument = try connection.statement("DELETE FROM documents WHERE kind = ? AND id = ?")
    removeLabel = try connection.statement("DELETE FROM labels WHERE kind = ? AND id = ?")
    products = try ProductListWriter(connection)
    users = try UserListWriter(connection)
    orders = try OrderListWriter(connection)
    putLabel = try connection.statement(
      "INSERT INTO labels VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET key = excluded.key, name = excluded.name")
    stock = try StockWriter(connection)
    addFigures = try connection.statement(
      """
      INSERT INTO report_cells VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
        revenue = revenue + excluded.revenue, quantity = quantity + excluded.quantity, orders = orders + excluded.orders
      """)
    removeZeros = try connection.statement(
      """
      DELETE FROM report_cells
      WHERE cube = ? AND bucket = ? AND member = ? AND revenue = 0 AND quantity = 0 AND orders = 0
      """)
  }

  func close(whole: Bool = false) {
    if whole { SQLiteReadModelFile.closeWhole(connection) } else { connection.close() }
  }
}

/// The checkpoint.
extension SQLiteReadModelWriter {
  func checkpoint() throws(SQLError) -> Checkpoint? {
    guard phase != .broken else { throw SQLError(.damaged, "its building was broken off") }
    return try connection.readCheckpoint()
  }

  func begin(at checkpoint: Checkpoint) throws(SQLError) {
    let insert = try connection.statement("INSERT INTO checkpoint VALUES (?, ?, ?, ?, ?)")
    insert.bind(checkpoint.epoch.description)
    insert.bind(checkpoint.fingerprint)
    insert.bind(checkpoint.position)
    insert.bind(checkpoint.hash.hex)
    insert.bind(checkpoint.wholeFrom)
    try insert.run()
  }

  func move(to next: Checkpoint) throws(SQLError) {
    let update = try connection.statement(
      "UPDATE checkpoint SET epoch = ?, fingerprint = ?, position = ?, hash = ?, whole_from = ?")
    update.bind(next.epoch.description)
    update.bind(next.fingerprint)
    update.bind(next.position)
    update.bind(next.hash.hex)
    update.bind(next.wholeFrom)
    try update.run()
  }
}

/// The operations.
extension SQLiteReadModelWriter {
  func write(_ operations: FoldedOperations) throws(SQLError) {
    for (key, json) in operations.documents {
      guard let json else {
        removeDocument.bind(key)
        try removeDocument.run()
        continue
      }
      putDocument.bind(key)
      putDocument.bind(bytes: json.span.bytes)
      try putDocument.run()
    }
    for listing in operations.orders.values { try orders.write(listing) }
    for (id, entry) in operations.users { try users.write(id, entry) }
    for (member, label) in operations.labels {
      guard let kind = member.labelKind else { continue }
      guard let label else {
        removeLabel.bind(kind)
        removeLabel.bind(member)
        try removeLabel.run()
        continue
      }
      putLabel.bind(kind)
      putLabel.bind(member)
      putLabel.bind(label.key)
      putLabel.bind(label.name)
      try putLabel.run()
    }
    try stock.write(operations.movements, leaving: operations.onHand)
    // After the ledger: until then a deleted product's shelf tells its last movement.
    for (id, entry) in operations.products { try products.write(id, entry) }
    for (cell, figures) in operations.figures { try add(figures, to: cell) }
  }

  private func add(_ figures: Figures, to cell: ReportCell) throws(SQLError) {
    addFigures.bind(cell)
    addFigures.bind(figures.revenue)
    addFigures.bind(figures.quantity)
    addFigures.bind(figures.orders)
    try addFigures.run()
    // Only what takes away can leave a zero. Without them the file depends on the history's outcome alone.
    if figures.orders < 0 || figures.quantity < 0 || figures.revenue < 0 {
      removeZeros.bind(cell)
      try removeZeros.run()
    }
  }
}

extension SQLiteConnection {
  /// Up to where the read model in this file goes; `nil` if it was never begun.
  func readCheckpoint() throws(SQLError) -> Checkpoint? {
    let select = try statement("SELECT epoch, fingerprint, position, hash, whole_from FROM main.checkpoint")
    return try select.firstRow { (row) throws(SQLError) in
      guard let epoch = Epoch(try row.text()) else { throw .unreadable("the checkpoint's epoch") }
      let fingerprint = try row.text()
      let position = try row.integer()
      guard let hash = Digest(hex: try row.text()) else { throw .unreadable("the checkpoint's hash") }
      return Checkpoint(
        epoch: epoch, fingerprint: fingerprint, position: position, hash: hash, wholeFrom: try row.integer())
    }
  }
}
