import Domain
import HTTPServer
import Queries

/// Which users a list shows: all that its address says.
struct UserFilters: Hashable, Sendable {
  /// As typed.
  var search = ""
  var role: User.Role?
  var sort = UserListQuery.Sort.newest
  var cursor: ListCursor?
}

extension UserFilters {
  init(_ query: URLEncodedValues) {
    search = query["q"] ?? ""
    role = query["role"].flatMap(User.Role.init)
    sort = query["sort"].flatMap(UserListQuery.Sort.init) ?? .newest
    cursor = query["cursor"].flatMap(ListCursor.init)
  }

  var values: [(name: String, value: String?)] {
    [
      ("role", role?.rawValue), ("q", search.ifAny), ("sort", sort == .newest ? nil : sort.rawValue),
      ("cursor", cursor.map { "\($0)" }),
    ]
  }

  /// The list with another filter, from its beginning.
  func with(_ change: (inout UserFilters) -> Void) -> UserFilters {
    var filters = self
    filters.cursor = nil
    change(&filters)
    return filters
  }

  var query: UserListQuery {
    var query = UserListQuery()
    query.search = SearchText(search)
    query.role = role
    query.sort = sort
    query.cursor = cursor
    return query
  }
}
