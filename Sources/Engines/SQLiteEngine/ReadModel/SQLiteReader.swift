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

  /// - Throws: `SQLError` if the file cannot be opened.
  init(path: String) throws(SQLError) { file = try SQLiteConnection(path: path, mode: .reading) }

  func close() { file.close() }

  /// Runs `query` in a read transaction, unless the model is not whole yet.
  func snapshot<Result>(
    _ query: (_ file: SQLiteConnection, _ position: Int64) throws(SQLError) -> Result
  ) throws(SQLError) -> Snapshot<Result> {
    try file.execute("BEGIN")
    do throws(SQLError) {
      let answer = try look(query)
      try file.execute("COMMIT")
      return answer
    } catch {
      file.rollback()
      throw error
    }
  }

  private func look<Result>(
    _ query: (_ file: SQLiteConnection, _ position: Int64) throws(SQLError) -> Result
  ) throws(SQLError) -> Snapshot<Result> {
    let checkpoint = try file.statement("SELECT position, whole_from FROM checkpoint")
      .firstRow { (row) throws(SQLError) in (position: try row.integer(), wholeFrom: try row.integer()) }
    guard let (position, wholeFrom) = checkpoint else { return .notWhole(percent: 0) }
    isWhole = position >= wholeFrom
    guard isWhole else { return .notWhole(percent: Int(Double(position) / Double(wholeFrom) * 100)) }
    return .seen(try query(file, position))
  }

  /// One document. A single statement sees one moment by itself: no transaction is needed around it.
  func document(_ key: DocumentKey) throws(SQLError) -> Snapshot<[UInt8]?> {
    guard isWhole else { return try snapshot { (file, _) throws(SQLError) in try file.document(key) } }
    return .seen(try file.document(key))
  }
}
