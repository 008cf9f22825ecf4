import Domain
import HTTPServer
import Queries

extension OrderListQuery {
  /// What a list of orders is asked for: `?limit=50&cursor=…&user_id=…`
  /// - Throws: a refusal naming the parameter at fault.
  init(_ query: URLEncodedValues, alsoKnown names: [String] = []) throws {
    let values = try QueryValues(query, known: PageQuery<OrderCursor>.names + names)
    let page = try PageQuery<OrderCursor>(values)
    self.init()
    limit = page.limit
    cursor = page.cursor
    buyer = try values.value("user_id", expected: "the identifier of a user")
  }
}
