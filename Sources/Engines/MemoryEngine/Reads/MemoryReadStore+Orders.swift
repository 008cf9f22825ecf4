public import Domain
public import Queries
import Synchronisation

extension MemoryReadStore {
  public func orders(_ query: OrderListQuery) throws(StoreError) -> OrderPage {
    let contents = try seen()
    let asked = contents.orders.values.filter(query.asks).map(\.cursor)
    let rest = asked.filter { place in query.cursor.map { place < $0 } ?? true }.sorted(by: >)
    let page = rest.prefix(PageLength.nearest(to: query.limit))
    return OrderPage(
      summaries: page.compactMap { contents.documents[.orderSummary($0.order)] },
      next: page.count < rest.count ? page.last : nil)
  }
}

extension OrderListQuery {
  fileprivate func asks(for entry: OrderEntry) -> Bool {
    (search.map { entry.reference.utf8.starts(with: $0.keyPrefix.utf8) } ?? true)
      && (status == nil || status == entry.status) && (buyer == nil || buyer == entry.buyer)
      && (placed?.contains(entry.placedAt) ?? true)
  }
}
