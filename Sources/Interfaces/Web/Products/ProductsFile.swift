import Domain
import HTTPServer
import Queries

/// A list of products for a spreadsheet, whole. Its first seven columns are those that an import takes.
struct ProductsFile: Sendable {
  let store: any ReadStore
  let currency: Currency

  /// Page after page, so that a million products need no more memory than a few.
  /// - Throws: `StoreError.unavailable` before the first row; later the file is cut short, which browsers notice.
  func stream(_ state: ProductListState) async throws(StoreError) -> ByteStream {
    var query = state.query(limit: PageLength.allowed.upperBound)
    query.cursor = nil
    let first = try await store.products(query)
    return ByteStream { [query] writer in
      var query = query
      var page = first
      var table = CSVTable(
        ["sku", "name", "price", "category", "barcode", "on_hand", "reorder_point", "target_level", "status"])
      while true {
        for row in page.products {
          append(try ProductDocument(row.json, onHand: row.onHand, currency: currency), to: &table)
        }
        try await writer.write(table.takeBytes())
        guard let next = page.next else { return }
        query.cursor = next
        page = try await store.products(query)
      }
    }
  }

  private func append(_ product: ProductDocument, to table: inout CSVTable) {
    table.append([
      .text(product.sku), .text(product.name), .verbatim(currency.text(product.price)), .text(product.category ?? ""),
      .text(product.barcode ?? ""), number(product.onHand), number(product.reorderPoint), number(product.targetLevel),
      .verbatim(product.status.rawValue),
    ])
  }

  private func number(_ number: Int?) -> CSVTable.Cell { .verbatim(number.map { "\($0)" } ?? "") }
}
