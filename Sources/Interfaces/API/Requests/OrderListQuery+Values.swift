import Domain
import HTTPServer
import Queries

extension OrderListQuery {
  /// What a list of orders is asked for: `?q=CVHN&status=paid&from=2026-01-01&to=2026-01-31&limit=50&cursor=…`
  /// - Parameters:
  ///   - calendar: in which days are counted.
  ///   - names: parameters that the address knows beside: `user_id`.
  /// - Throws: a refusal naming the parameter at fault.
  init(_ query: URLEncodedValues, in calendar: StoreCalendar, alsoKnown names: [String] = []) throws {
    let values = try QueryValues(
      query, known: ["q", "status", "from", "to"] + names + PageQuery<OrderCursor>.names)
    let page = try PageQuery<OrderCursor>(values)
    self.init()
    limit = page.limit
    cursor = page.cursor
    search = try values.search()
    status = try values.choice("status")
    buyer = try values.value("user_id", expected: "the identifier of a user")
    let period = try Period(from: values.day("from"), to: values.day("to"))
    if period != .all { placed = calendar.moments(of: period) }
  }
}
