import Domain
import HTTPServer
import Queries

/// Which orders a list shows: all that its address says.
struct OrderFilters: Hashable, Sendable {
  /// The beginning of a reference, as typed.
  var search = ""
  var status: Order.Status?
  var buyer: User.ID?
  /// Whom the buyer is searched by, as typed.
  var who = ""
  /// Days as typed.
  var from = ""
  var to = ""
  var cursor: OrderCursor?
}

extension OrderFilters {
  init(_ query: URLEncodedValues) {
    search = query["q"] ?? ""
    status = query["status"].flatMap(Order.Status.init)
    buyer = query["buyer"].flatMap(User.ID.init)
    who = query["who"] ?? ""
    from = query["from"] ?? ""
    to = query["to"] ?? ""
    cursor = query["cursor"].flatMap(OrderCursor.init)
  }

  var values: [(name: String, value: String?)] {
    [
      ("status", status?.rawValue), ("q", search.ifAny), ("buyer", buyer.map { "\($0)" }),
      ("who", buyer == nil ? who.ifAny : nil), ("from", from.ifAny), ("to", to.ifAny),
      ("cursor", cursor.map { "\($0)" }),
    ]
  }

  /// The list with another filter, from its beginning.
  func with(_ change: (inout OrderFilters) -> Void) -> OrderFilters {
    var filters = self
    filters.cursor = nil
    change(&filters)
    return filters
  }

  /// Whether something beyond the scope narrows the list.
  var isNarrow: Bool { self != OrderFilters(status: status, cursor: cursor) }

  /// - Throws: `PeriodFault` where a day is none, or the last is before the first.
  func period() throws(PeriodFault) -> Period? {
    guard !from.isEmpty || !to.isEmpty else { return nil }
    return try .between(try day(from, .from), try day(to, .to))
  }

  private func day(_ text: String, _ end: PeriodEnd) throws(PeriodFault) -> CalendarDay? {
    guard !text.isEmpty else { return nil }
    guard let day = CalendarDay(text) else { throw .noSuchDay(end) }
    return day
  }
}

extension String {
  /// `nil` for the empty text.
  var ifAny: String? { isEmpty ? nil : self }
}
