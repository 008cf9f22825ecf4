import Domain
import Queries
import SQLEngine

extension SQLiteConnection {
  /// - Parameter start: the query's cursor, checked.
  func users(_ query: UserListQuery, from start: ListCursor?) throws(SQLError) -> UserPage {
    let question = ListQuestion(query, from: start)
    let page: ListRows<User> =
      switch query.sort {
      case .newest: try rows(question, by: nil) { _ in .none }
      case .name: try rows(question, by: "name") { (row) throws(SQLError) in .text(try row.text()) }
      case .email: try rows(question, by: "email") { (row) throws(SQLError) in .text(try row.text()) }
      }
    return UserPage(
      users: page.rows.compactMap(\.json),
      next: page.hasMore ? page.rows.last.map { query.cursor(after: $0.key, $0.id) } : nil)
  }
}
