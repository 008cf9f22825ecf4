import Queries
import SQLEngine

/// What a query saw of the read model.
enum Snapshot<Result> {
  case seen(Result)
  /// The model is being built; so much of it is there.
  case notWhole(percent: Int)
}

/// A connection that queries read with, and what it has learnt of its file.
final class SQLiteReader: @unchecked Sendable {  // its owner keeps it to one thread at a time
  private let file: SQLiteConnection
  /// Whether the model was whole when it was looked at: the file's stays so, for one that is built anew is another file.
  private var isWhole = false
  /// Whether a transaction stays open for the queries to come, until `leave()`. Its owner says so, who knows when the
  /// file changes.
  var keepsTransaction = false
  /// Of the transaction that is open.
  private var moment: Moment?

  private enum Moment {
    case whole(position: Int64)
    case notWhole(percent: Int)
  }

  /// - Throws: `SQLError` if the file cannot be opened.
  init(path: String) throws(SQLError) { file = try SQLiteConnection(path: path, mode: .reading) }

  func close() { file.close() }

  /// Runs `query` in a read transaction, unless the model is not whole yet.
  func snapshot<Result>(
    _ query: (_ file: SQLiteConnection, _ position: Int64) throws(SQLError) -> Result
  ) throws(SQLError) -> Snapshot<Result> {
    do throws(SQLError) {
      let answer: Snapshot<Result> =
        switch try enter() {
        case .whole(let position): .seen(try query(file, position))
        case .notWhole(let percent): .notWhole(percent: percent)
        }
      if !keepsTransaction { leave() }
      return answer
    } catch {
      leave()
      throw error
    }
  }

  /// Begins a transaction unless one is open.
  private func enter() throws(SQLError) -> Moment {
    if let moment { return moment }
    try file.execute("BEGIN")
    let moment = try look()
    self.moment = moment
    return moment
  }

  private func look() throws(SQLError) -> Moment {
    let checkpoint = try file.statement("SELECT position, whole_from FROM checkpoint")
      .firstRow { (row) throws(SQLError) in (position: try row.integer(), wholeFrom: try row.integer()) }
    guard let (position, wholeFrom) = checkpoint else { return .notWhole(percent: 0) }
    isWhole = position >= wholeFrom
    return isWhole
      ? .whole(position: position) : .notWhole(percent: Int(Double(position) / Double(wholeFrom) * 100))
  }

  /// Ends the transaction, if one is open: the next query sees what is written then.
  func leave() {
    moment = nil
    file.rollback()
  }

  /// One document. A single statement sees one moment by itself: where no transaction is kept, it needs none.
  func document(_ key: DocumentKey) throws(SQLError) -> Snapshot<[UInt8]?> {
    if isWhole, !keepsTransaction { return .seen(try file.document(key)) }
    return try snapshot { (file, _) throws(SQLError) in try file.document(key) }
  }
}
