import Domain
import Queries

/// A read model in dictionaries, by the plainest reading of its operations.
struct MemoryReadStore: ReadStore {
  private var documents: [DocumentKey: [UInt8]] = [:]
  private var orders: [OrderIndex: [OrderCursor]] = [:]
  private var labels: [ReportMember: Label] = [:]
  private var onHand: [Product.ID: Int] = [:]
  private var cells: [ReportCell: Figures] = [:]
  private var applied: Int64 = 0
  /// What every query throws instead of answering.
  var refusal: StoreError?

  mutating func apply(_ changes: [Change], by projection: StoreProjection) {
    for change in changes {
      applied += 1
      for operation in projection.operations(for: change, at: place(applied)) { apply(operation) }
    }
  }

  private mutating func apply(_ operation: ReadOperation) {
    switch operation {
    case .put(let key, let json): documents[key] = json
    case .index(let index, let order, let rank):
      orders[index, default: []].append(OrderCursor(rank: rank, order: order))
    case .unindex(let index, let order, _): orders[index]?.removeAll { $0.order == order }
    case .label(let member, let label): labels[member] = label
    case .setOnHand(let product, let units): onHand[product] = units
    case .remove(let key): documents[key] = nil
    case .unlabel(let member): labels[member] = nil
    case .clearOnHand(let product): onHand[product] = nil
    case .enter: break
    case .add(let figures, let cell): cells[cell, default: .zero] += figures
    }
  }

  private func place(_ position: Int64) -> LogPlace {
    LogPlace(position: position, ordinal: 0, time: Timestamp(microseconds: 0), actor: nil)
  }

  private func check() throws(StoreError) {
    if let refusal { throw refusal }
  }

  func position() async throws(StoreError) -> Int64 {
    try check()
    return applied
  }

  func waitUntilVisible(_ position: Int64, atMost limit: Duration) async throws(StoreError) -> Bool {
    position <= applied
  }

  func product(_ id: Product.ID) async throws(StoreError) -> (json: [UInt8], onHand: Int?)? {
    try check()
    return documents[.product(id)].map { ($0, onHand[id]) }
  }

  func user(_ id: User.ID) async throws(StoreError) -> [UInt8]? {
    try check()
    return documents[.user(id)]
  }

  func order(_ id: Order.ID) async throws(StoreError) -> [UInt8]? {
    try check()
    return documents[.order(id)]
  }

  func orders(in index: OrderIndex, after cursor: OrderCursor?, limit: Int) async throws(StoreError) -> OrderPage {
    try check()
    let newest = (orders[index] ?? []).sorted { ($0.rank, $0.order) > ($1.rank, $1.order) }
    return OrderPage(summaries: newest.prefix(limit).compactMap { documents[.orderSummary($0.order)] }, next: nil)
  }

  func stockMovements(of product: Product.ID, after cursor: StockMovementCursor?, limit: Int)
    async throws(StoreError) -> StockMovementPage
  {
    try check()
    return StockMovementPage(movements: [], next: nil)
  }

  func ranking(_ request: RankingRequest) async throws(StoreError) -> Ranking {
    try check()
    let buckets = request.period.buckets
    var figures: [ReportMember: Figures] = [:]
    for (cell, value) in cells where cell.report == request.report.name {
      if buckets.contains(where: { $0.contains(cell.bucket) }) { figures[cell.member, default: .zero] += value }
    }
    let rows = figures.filter { $0.value != .zero }
      .map { Ranking.Row(member: $0, label: labels[$0] ?? Label(key: "", name: ""), figures: $1) }
      .sorted { a, b in
        let (first, second) = (a.figures[request.measure], b.figures[request.measure])
        return first == second ? a.label.key < b.label.key : first > second
      }
    return Ranking(
      rows: Array(rows.prefix(request.limit)), total: rows.reduce(.zero) { $0 + $1.figures }, members: rows.count,
      position: applied)
  }
}
