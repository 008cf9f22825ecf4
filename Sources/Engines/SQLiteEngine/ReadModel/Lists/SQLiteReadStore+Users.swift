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
    var users: [[UInt8]] = []
    for row in page.rows {
      if let json = try document(.user(row.id)) { users.append(json) }
    }
    return UserPage(users: users, next: page.hasMore ? page.rows.last.map { query.cursor(after: $0.key, $0.id) } : nil)
  }

  func labels(of members: some Sequence<ReportMember>) throws(SQLError) -> [ReportMember: Label] {
    let select = try statement("SELECT key, name FROM labels WHERE kind = ? AND id = ?")
    var labels: [ReportMember: Label] = [:]
    for member in members where labels[member] == nil {
      guard let kind = member.labelKind else { continue }
      select.bind(kind)
      select.bind(member)
      labels[member] = try select.firstRow { (row) throws(SQLError) in
        Label(key: try row.text(), name: try row.text())
      }
    }
    return labels
  }
}
