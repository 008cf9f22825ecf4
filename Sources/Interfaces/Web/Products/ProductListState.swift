import Domain
import HTTPServer
import Queries

/// What the address of the list of products says.
struct ProductListState: Hashable, Sendable {
  /// The tabs of the list.
  enum Scope: String, CaseIterable, Sendable {
    case active
    case all
    case low
    case out
    case untracked
    case archived
  }

  var scope = Scope.active
  /// As it was typed.
  var search = ""
  var category: String?
  var sort = ProductListQuery.Sort.newest
  var descending = false
  /// Where the page before ended.
  var cursor: String?

  init() {}

  /// What makes no sense is left out: a list is shown rather than a refusal.
  init(_ query: URLEncodedValues) {
    scope = query["scope"].flatMap(Scope.init) ?? .active
    search = query["q"].map { String($0.prefix(1_000)) } ?? ""
    category = query["category"].flatMap { $0.isEmpty ? nil : $0 }
    sort = query["sort"].flatMap(ProductListQuery.Sort.init) ?? .newest
    descending = query["order"] == "desc"
    cursor = query["cursor"]
  }

  /// The same list from its beginning, changed.
  func with(_ change: (inout Self) -> Void) -> Self {
    var state = self
    state.cursor = nil
    change(&state)
    return state
  }

  /// Whether more than the scope narrows the list.
  var isFiltered: Bool { !search.allSatisfy(\.isWhitespace) || category != nil }

  var values: [(String, String?)] {
    [
      ("scope", scope == .active ? nil : scope.rawValue), ("q", search.isEmpty ? nil : search),
      ("category", category), ("sort", sort == .newest ? nil : sort.rawValue), ("order", descending ? "desc" : nil),
      ("cursor", cursor),
    ]
  }

  /// The question to the read side.
  /// - Parameter limit: rows of a page.
  func query(limit: Int) -> ProductListQuery {
    var query = ProductListQuery()
    query.search = SearchText(search)
    query.category = category
    query.status = scope == .all ? nil : scope == .archived ? .archived : .active
    query.level = ProductListQuery.Level(rawValue: scope.rawValue)
    query.sort = sort
    query.descending = descending
    query.cursor = cursor.flatMap(ListCursor.init)
    query.limit = limit
    return query
  }
}
