import Domain
import HTTPServer
import Queries

extension UserListQuery {
  /// What a list of users is asked for: `?q=ann&role=customer&sort=name&order=desc`
  /// - Throws: a refusal naming the parameter at fault.
  init(_ query: URLEncodedValues) throws {
    let values = try QueryValues(query, known: ["q", "role", "sort", "order"] + PageQuery<ListCursor>.names)
    let page = try PageQuery<ListCursor>(values)
    self.init()
    limit = page.limit
    cursor = page.cursor
    search = try values.search()
    role = try values.choice("role")
    sort = try values.choice("sort") ?? .newest
    descending = try values.turnsRound(sort == .newest)
  }
}
