import Domain
import Queries

/// One user, and what was bought.
enum UserPage {}

extension UserPage {
  struct Model: Hashable, Sendable {
    let user: UserDocument
    let newestOrders: [OrderRow]
    /// Whether there are more orders than are shown.
    let hasMore: Bool
    let readAt: Timestamp
  }

  /// What can be done with a user as a whole.
  enum Action: String, CaseIterable, Sendable {
    case anonymise
    case delete
  }

  struct Query: Sendable {
    static let newestOrders = 10

    let store: any ReadStore
    let currency: Currency

    /// - Throws: `StoreError.unavailable`.
    func model(of user: UserDocument, at now: Timestamp) async throws(StoreError) -> Model {
      var query = OrderListQuery()
      query.buyer = user.id
      query.limit = Self.newestOrders
      let page = try await store.orderRows(query, currency: currency)
      return Model(user: user, newestOrders: page.rows, hasMore: page.next != nil, readAt: now)
    }
  }
}
