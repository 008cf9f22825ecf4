import Domain
import HTTPServer
import Queries

/// What a list of orders is asked for: `?limit=50&cursor=…&user_id=…`
struct OrderListQuery {
  let limit: Int
  let cursor: OrderCursor?
  let user: User.ID?

  /// - Throws: a refusal naming the parameter at fault.
  init(_ query: URLEncodedValues, alsoKnown names: [String] = []) throws {
    let values = try QueryValues(query, known: ["limit", "cursor"] + names)
    limit = try values.value("limit", expected: "a whole number") ?? 50
    guard (1...200).contains(limit) else { throw StoreError.outOfRange(field: "limit", allowed: "1 to 200") }
    cursor = try values.value("cursor", expected: "the next_cursor of the page before")
    user = try values.value("user_id", expected: "the identifier of a user")
  }
}
