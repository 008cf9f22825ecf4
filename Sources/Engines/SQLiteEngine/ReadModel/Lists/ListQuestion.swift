import Domain
import Queries

/// One question to a list: what rows must have, and where the page begins.
struct ListQuestion {
  let table: ListTable
  let search: SearchText?
  let filters: [SearchTokens.Filter]
  var level: ProductListQuery.Level?
  let falls: Bool
  /// The row before the first; `nil` at the beginning.
  let start: ListCursor?
  let lowestKey: ListCursor.Key
  let limit: Int

  /// `nil` if every row has it.
  var words: String? { SearchTokens.question(search, filters: filters) }
}

extension ListQuestion {
  init(_ query: ProductListQuery, from start: ListCursor?) {
    self.init(
      table: .products, search: query.search,
      filters: ListTable.productFilters(category: query.category, status: query.status?.rawValue), level: query.level,
      falls: query.falls, start: start, lowestKey: query.lowestKey, limit: PageLength.nearest(to: query.limit))
  }

  init(_ query: UserListQuery, from start: ListCursor?) {
    self.init(
      table: .users, search: query.search, filters: ListTable.userFilters(role: query.role?.rawValue),
      falls: query.falls, start: start, lowestKey: query.lowestKey, limit: PageLength.nearest(to: query.limit))
  }
}
