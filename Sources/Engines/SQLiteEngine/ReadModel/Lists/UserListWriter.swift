import Domain
import Queries
import SQLEngine

/// Writes the tables that lists of users are read from.
struct UserListWriter {
  private let select: SQLiteStatement
  private let put: SQLiteStatement
  private let remove: SQLiteStatement
  private let search: SearchTableWriter

  init(_ connection: SQLiteConnection) throws(SQLError) {
    select = try connection.statement("SELECT number, words, role FROM user_list WHERE id = ?")
    put = try connection.statement(
      """
      INSERT INTO user_list (id, name, email, role, words) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET name = excluded.name, email = excluded.email, role = excluded.role,
        words = excluded.words
      RETURNING number
      """)
    remove = try connection.statement("DELETE FROM user_list WHERE id = ?")
    search = try SearchTableWriter("user_search", on: connection)
  }

  /// - Parameter entry: `nil`: the user is listed no more.
  func write(_ id: User.ID, _ entry: UserEntry?) throws(SQLError) {
    select.bind(id)
    let old = try select.firstRow { (row) throws(SQLError) in
      (number: try row.integer(), terms: Self.terms(try row.text(), role: try row.text()))
    }
    guard let entry else {
      if let old { try search.change(old.number, from: old.terms, to: nil) }
      remove.bind(id)
      try remove.run()
      return
    }
    put.bind(entry.id)
    put.bind(entry.name)
    put.bind(entry.email)
    put.bind(entry.role.rawValue)
    put.bind(entry.words.listed)
    let number = try put.firstRow { (row) throws(SQLError) in try row.integer() }
    guard let number else { throw .unreadable("the number of a listed user") }
    try search.change(number, from: old?.terms, to: Self.terms(entry.words.listed, role: entry.role.rawValue))
  }

  private static func terms(_ listed: String, role: String) -> String {
    SearchTokens.text(of: listed, filters: ListTable.userFilters(role: role))
  }
}
