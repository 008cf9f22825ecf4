public import Domain
public import Queries
import Synchronisation

extension MemoryReadStore {
  public func users(_ query: UserListQuery) throws(StoreError) -> UserPage {
    let contents = try seen()
    let entries = contents.users.values.filter { entry in
      (query.search?.finds(entry.words) ?? true) && (query.role == nil || query.role == entry.role)
    }
    let rows = entries.map { ListRow(key: query.key(of: $0), id: $0.id) }
    let page = ListRow.page(of: rows, after: try query.start(), falls: query.falls, limit: query.limit)
    let last = page.hasMore ? page.rows.last : nil
    return UserPage(
      users: page.rows.compactMap { contents.documents[.user($0.id)] },
      next: last.map { query.cursor(after: $0.key, $0.id) })
  }
}

extension UserListQuery {
  fileprivate func key(of entry: UserEntry) -> ListCursor.Key {
    switch sort {
    case .newest: .none
    case .name: .text(entry.name)
    case .email: .text(entry.email)
    }
  }
}
