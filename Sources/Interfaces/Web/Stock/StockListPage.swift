import Domain
import Queries

/// What all shelves hold together, and each of them.
enum StockListPage {}

extension StockListPage {
  struct Model: Hashable, Sendable {
    let state: ProductListState
    let totals: StockTotals
    let products: [ProductDocument]
    let next: String?
  }

  struct Query: Sendable {
    static let rows = 50

    let store: any ReadStore
    let currency: Currency

    /// - Throws: `StoreError.unavailable`.
    func model(_ asked: ProductListState) async throws(StoreError) -> Model {
      var state = asked.with { $0.cursor = asked.cursor }
      state.sort = .newest
      state.descending = false
      var query = state.query(limit: Self.rows)
      query.sort = .name
      let page = try await store.productsOrFirst(query)
      var products: [ProductDocument] = []
      for row in page.products {
        products.append(try ProductDocument(row.json, onHand: row.onHand, currency: currency))
      }
      return Model(
        state: state, totals: try await store.stockTotals(), products: products, next: page.next?.description)
    }
  }
}

extension ReadStore {
  /// The page that is asked for; the first one where its cursor came from another order, as in an address put together
  /// by hand.
  func productsOrFirst(_ query: ProductListQuery) async throws(StoreError) -> ProductPage {
    do throws(StoreError) {
      return try await products(query)
    } catch .malformed(field: "cursor", _) {
      var first = query
      first.cursor = nil
      return try await products(first)
    }
  }
}
