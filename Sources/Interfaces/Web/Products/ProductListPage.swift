import Domain
import Queries

/// The products of the store, page by page.
enum ProductListPage {}

extension ProductListPage {
  struct Model: Hashable, Sendable {
    let state: ProductListState
    let products: [ProductDocument]
    let next: String?
    /// Those in use, to filter by.
    let categories: [String]
  }

  struct Query: Sendable {
    static let rows = 50

    let store: any ReadStore
    let currency: Currency

    /// - Throws: `StoreError.unavailable`.
    func model(_ state: ProductListState) async throws(StoreError) -> Model {
      let page = try await store.productsOrFirst(state.query(limit: Self.rows))
      var products: [ProductDocument] = []
      for row in page.products {
        products.append(try ProductDocument(row.json, onHand: row.onHand, currency: currency))
      }
      return Model(
        state: state, products: products, next: page.next?.description, categories: try await store.categories())
    }
  }
}
