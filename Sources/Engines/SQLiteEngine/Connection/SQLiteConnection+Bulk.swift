import SQLEngine

/// One long transaction over a file that nobody else has open, and that is thrown away if it does not come to its end:
/// there is no log to write everything to a second time, and nothing can be undone.
extension SQLiteConnection {
  func beginBulk() throws(SQLError) {
    try setJournal("off")
    // 48 MiB: what is touched over and over is written when it has grown cold.
    try execute("PRAGMA cache_size = -49152")
    try execute("BEGIN EXCLUSIVE")
  }

  /// Makes the file what it was before, with all that was written. It is on the disk when it is marked as whole.
  func endBulk() throws(SQLError) {
    try execute("COMMIT")
    try execute(Self.usualCache)
    try setJournal("wal")
  }

  private func setJournal(_ wanted: String) throws(SQLError) {
    let mode = try statement("PRAGMA journal_mode = \(wanted)").firstRow { (row) throws(SQLError) in try row.text() }
    guard mode == wanted else { throw SQLError(.other, "the journal of \(path) cannot be changed") }
  }
}
