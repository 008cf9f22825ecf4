import Domain
import Queries

/// The people whom the store knows.
enum UserListPage {}

extension UserListPage {
  struct Model: Hashable, Sendable {
    let filters: UserFilters
    let users: [UserDocument]
    let next: ListCursor?
  }

  /// - Throws: `StoreError.malformed` for a cursor of another order, `.unavailable`.
  static func model(
    _ filters: UserFilters, _ store: any ReadStore, _ currency: Currency
  ) async throws(StoreError) -> Model {
    let page = try await store.users(filters.query)
    var users: [UserDocument] = []
    for user in page.users { users.append(try UserDocument(user, currency: currency)) }
    return Model(filters: filters, users: users, next: page.next)
  }
}
