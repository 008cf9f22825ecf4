public import Domain
public import Queries
import Synchronisation

extension MemoryReadStore {
  public func products(_ query: ProductListQuery) throws(StoreError) -> ProductPage {
    let contents = try seen()
    let entries = contents.products.values.filter { query.asks(for: $0, onHand: contents.onHand[$0.id]) }
    let rows = entries.map { ListRow(key: query.key(of: $0, onHand: contents.onHand[$0.id]), id: $0.id) }
    let page = ListRow.page(of: rows, after: try query.start(), falls: query.falls, limit: query.limit)
    let products = page.rows.compactMap { row in
      contents.documents[.product(row.id)].map { ProductRow(json: $0, onHand: contents.onHand[row.id]) }
    }
    let last = page.hasMore ? page.rows.last : nil
    return ProductPage(products: products, next: last.map { query.cursor(after: $0.key, $0.id) })
  }

  public func categories() throws(StoreError) -> [String] {
    Set(try seen().products.values.compactMap(\.category)).sortedWithoutCase()
  }

  public func stockTotals() throws(StoreError) -> StockTotals {
    let contents = try seen()
    let all = contents.products.values.map { ($0, contents.onHand[$0.id]) }
    func count(_ level: ProductListQuery.Level) -> Int { all.count { level.isOf($0, onHand: $1) } }
    return StockTotals(
      tracked: all.count { $1 != nil }, units: all.reduce(0) { $0 + Int64($1.1 ?? 0) },
      value: all.reduce(0) { $0.addingClamped($1.0.price.minorUnits.multipliedClamped(by: Int64($1.1 ?? 0))) },
      out: count(.out), low: count(.low),
      untracked: count(.untracked))
  }
}

extension ProductListQuery {
  fileprivate func asks(for entry: ProductEntry, onHand: Int?) -> Bool {
    (search?.finds(entry.words) ?? true) && (category == nil || category == entry.category)
      && (status == nil || status == entry.status) && (level?.isOf(entry, onHand: onHand) ?? true)
  }

  fileprivate func key(of entry: ProductEntry, onHand: Int?) -> ListCursor.Key {
    switch sort {
    case .newest: .none
    case .name: .text(entry.name)
    case .sku: .text(entry.sku)
    case .price: .number(entry.price.minorUnits)
    case .onHand: .number(onHand.map(Int64.init) ?? (falls ? -1 : .max))
    }
  }
}

extension ProductListQuery.Level {
  fileprivate func isOf(_ entry: ProductEntry, onHand: Int?) -> Bool {
    guard entry.isForSale else { return false }
    return switch self {
    case .out: onHand == 0
    case .low: onHand.flatMap { units in entry.reorderPoint.map { units <= $0 } } ?? false
    case .untracked: onHand == nil
    }
  }
}

extension SearchText {
  /// Whether every term begins some word.
  func finds(_ words: [String]) -> Bool {
    terms.allSatisfy { term in words.contains { $0.utf8.starts(with: term.utf8) } }
  }
}
