import Domain
import HTTPServer
import Queries

extension ProductListQuery {
  /// What a list of products is asked for: `?q=tea&category=Tea&status=active&level=low&sort=name&order=desc`
  /// - Throws: a refusal naming the parameter at fault.
  init(_ query: URLEncodedValues) throws {
    let values = try QueryValues(
      query, known: ["q", "category", "status", "level", "sort", "order"] + PageQuery<ListCursor>.names)
    let page = try PageQuery<ListCursor>(values)
    self.init()
    limit = page.limit
    cursor = page.cursor
    search = try values.search()
    category = try values.value("category", expected: "text")
    status = try values.choice("status")
    level = try values.choice("level")
    sort = try values.choice("sort") ?? .newest
    descending = try values.turnsRound(sort == .newest)
  }
}
