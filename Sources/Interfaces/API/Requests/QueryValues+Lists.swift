import Domain
import Queries

/// The parameters that lists have in common.
extension QueryValues {
  private enum Order: String, CaseIterable {
    case asc
    case desc
  }

  /// `q`: what to look for; `nil` where that is nothing.
  func search() throws(StoreError) -> SearchText? {
    let typed: String? = try value("q", expected: "text")
    return typed.flatMap { SearchText($0) }
  }

  func day(_ name: String) throws(StoreError) -> CalendarDay? {
    try value(name, expected: "a day such as 2010-12-31")
  }

  /// `order`: whether it is not the one in which the list comes unasked.
  /// - Parameter falls: whether the list comes with the last first.
  func turnsRound(_ falls: Bool) throws(StoreError) -> Bool {
    let order: Order? = try choice("order")
    return order.map { ($0 == .desc) != falls } ?? false
  }
}
