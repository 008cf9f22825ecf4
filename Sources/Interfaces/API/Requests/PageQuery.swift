import Domain
import HTTPServer
import Queries

/// Which page of a list is asked for: `?limit=50&cursor=…`
struct PageQuery<Cursor: LosslessStringConvertible> {
  let limit: Int
  let cursor: Cursor?

  /// - Throws: a refusal naming the parameter at fault.
  init(_ values: QueryValues) throws {
    limit = try values.value("limit", expected: "a whole number") ?? 50
    guard PageLength.allowed.contains(limit) else { throw StoreError.outOfRange(field: "limit", allowed: "1 to 200") }
    cursor = try values.value("cursor", expected: "the next_cursor of the page before")
  }

  /// The parameters of a page.
  static var names: [String] { ["limit", "cursor"] }
}
