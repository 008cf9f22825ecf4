/// A connection to one SQL database, used by one thread at a time.
public protocol SQLConnection: AnyObject {
  associatedtype Statement: SQLStatement

  /// The statement with this text, prepared when it is first asked for and kept.
  ///
  /// There is one for each text: use it up before asking for it again.
  func statement(_ sql: String) throws(SQLError) -> Statement

  /// Begins a transaction that may write.
  func begin() throws(SQLError)

  /// Makes the transaction durable.
  ///
  /// - Throws: an error with `outcomeUnknown` set where nobody can tell whether it is.
  func commit() throws(SQLError)

  /// Undoes the transaction, if there is one.
  func rollback()

  /// Gives back what the connection holds. Nothing may be asked of it afterwards.
  func close()
}

extension SQLConnection {
  /// Runs a statement without parameters, passing over its rows.
  public func execute(_ sql: String) throws(SQLError) { try statement(sql).run() }

  /// All of `work` or, if it throws, nothing of it.
  public func transaction<Result>(_ work: () throws(SQLError) -> Result) throws(SQLError) -> Result {
    try begin()
    do {
      let result = try work()
      try commit()
      return result
    } catch {
      rollback()
      throw error
    }
  }
}
