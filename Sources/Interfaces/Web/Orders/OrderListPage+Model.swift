import Domain
import Queries

/// The orders of the store, newest first.
enum OrderListPage {}

extension OrderListPage {
  struct Model: Hashable, Sendable {
    let filters: OrderFilters
    let buyer: Buyer
    /// Why the days are no period; then they narrow nothing.
    let fault: PeriodFault?
    let rows: [OrderRow]
    let next: OrderCursor?
    let readAt: Timestamp
  }

  /// Whose orders are listed.
  enum Buyer: Hashable, Sendable {
    case all
    case one(User.ID, name: String)
    /// Several people match what was typed.
    case several([UserDocument], hasMore: Bool)
    case nobody
  }

  struct Query: Sendable {
    /// How many people are offered to choose from.
    static let offered = 8

    let store: any ReadStore
    let currency: Currency
    let calendar: StoreCalendar

    /// - Throws: `StoreError.unavailable`.
    func model(_ filters: OrderFilters, at now: Timestamp) async throws(StoreError) -> Model {
      var query = OrderListQuery()
      var fault: PeriodFault?
      do throws(PeriodFault) {
        query.placed = try filters.period().map(calendar.moments)
      } catch {
        fault = error
      }
      query.search = SearchText(filters.search)
      query.status = filters.status
      query.cursor = filters.cursor
      let buyer = try await buyer(filters)
      if case .one(let id, _) = buyer { query.buyer = id }
      let page =
        switch buyer {
        case .all, .one: try await store.orderRows(query, currency: currency)
        case .several, .nobody: (rows: [OrderRow](), next: OrderCursor?.none)
        }
      return Model(filters: filters, buyer: buyer, fault: fault, rows: page.rows, next: page.next, readAt: now)
    }

    private func buyer(_ filters: OrderFilters) async throws(StoreError) -> Buyer {
      if let id = filters.buyer {
        return .one(id, name: try await store.labels(of: [.user(id)])[.user(id)]?.name ?? "\(id)")
      }
      guard let search = SearchText(filters.who) else { return .all }
      var query = UserListQuery()
      query.search = search
      query.sort = .name
      query.limit = Self.offered
      var found: [UserDocument] = []
      let page = try await store.users(query)
      for user in page.users { found.append(try UserDocument(user, currency: currency)) }
      if found.count == 1 { return .one(found[0].id, name: found[0].name) }
      return found.isEmpty ? .nobody : .several(found, hasMore: page.next != nil)
    }
  }
}
