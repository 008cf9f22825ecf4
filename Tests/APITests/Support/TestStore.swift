import Commands
import Domain
import MemoryEngine
import Queries
import Synchronization

/// Both sides of a store in memory: the commands decide as in every engine, and reads show the rows they leave.
/// It refuses and lags behind when a test wants it to.
final class TestStore: CommandStore, ReadStore {
  struct Behaviour {
    /// What every call is refused with.
    var refusal: StoreError?
    /// Whether reads show what was written.
    var isCurrent = true
    var ranking = Ranking(rows: [], total: .zero, members: 0, position: 0)
    /// The rankings asked for up to now.
    var asked: [RankingRequest] = []
  }

  private let behaviour = Mutex(Behaviour())
  private let engine: MemoryCommandStore
  private let documents: Documents

  init(currency: Currency, clock: @escaping @Sendable () -> Timestamp) {
    engine = MemoryCommandStore(clock: clock)
    documents = Documents(currency: currency)
  }

  func change<Result: Sendable>(_ body: (inout Behaviour) -> Result) -> Result { behaviour.withLock { body(&$0) } }

  private func current() throws(StoreError) -> Behaviour {
    let behaviour = behaviour.withLock { $0 }
    if let refusal = behaviour.refusal { throw refusal }
    return behaviour
  }
}

extension TestStore {
  func execute<C: Command>(
    _ command: C, by actor: User.ID?, once: Idempotency?
  ) async throws(StoreError) -> Receipt<C.Outcome> {
    let isCurrent = try current().isCurrent
    let receipt = try await engine.execute(command, by: actor, once: once)
    return Receipt(
      outcome: receipt.outcome, position: receipt.position, replayed: receipt.replayed, visible: isCurrent)
  }
}

extension TestStore {
  func position() async throws(StoreError) -> Int64 {
    _ = try current()
    return Int64(engine.log.count)
  }

  func waitUntilVisible(_ position: Int64, atMost limit: Duration) async throws(StoreError) -> Bool {
    try current().isCurrent && engine.log.count >= position
  }

  func product(_ id: Product.ID) async throws(StoreError) -> (json: [UInt8], onHand: Int?)? {
    _ = try current()
    return engine.rows.products[id].map { (documents.product($0), engine.rows.stocks[id]?.onHand) }
  }

  func user(_ id: User.ID) async throws(StoreError) -> [UInt8]? {
    _ = try current()
    return engine.rows.users[id].map(documents.user)
  }

  func order(_ id: Order.ID) async throws(StoreError) -> [UInt8]? {
    _ = try current()
    return engine.rows.orders[id].map(documents.order)
  }

  func orders(in index: OrderIndex, after cursor: OrderCursor?, limit: Int) async throws(StoreError) -> OrderPage {
    _ = try current()
    let all = engine.rows.orders.values.filter { index == .byDate || index == .ofUser($0.buyer) }
    let sorted = all.sorted { ($0.placedAt, $0.id) > ($1.placedAt, $1.id) }
    let rest = sorted.drop { order in cursor.map { (order.rank, order.id) >= ($0.rank, $0.order) } ?? false }
    let page = rest.prefix(limit)
    return OrderPage(
      summaries: page.map(documents.orderSummary),
      next: page.count < rest.count ? page.last.map { OrderCursor(rank: $0.rank, order: $0.id) } : nil)
  }

  func stockMovements(of product: Product.ID, after cursor: StockMovementCursor?, limit: Int)
    async throws(StoreError) -> StockMovementPage
  {
    _ = try current()
    var movements: [(cursor: StockMovementCursor, json: [UInt8])] = []
    for (index, entry) in engine.log.enumerated() {
      for (ordinal, change) in entry.changes.enumerated() {
        guard case .stockMoved(let movement, to: let stock) = change, movement.product == product,
          let onHand = stock.onHand
        else { continue }
        let place = LogPlace(
          position: Int64(index + 1), ordinal: ordinal, time: Timestamp(microseconds: 0), actor: nil)
        movements.append(
          (
            StockMovementCursor(position: place.position, ordinal: ordinal),
            documents.movement(movement, leaving: onHand, at: place)
          ))
      }
    }
    let rest = movements.reversed().drop { movement in cursor.map { movement.cursor >= $0 } ?? false }
    let page = rest.prefix(limit)
    return StockMovementPage(movements: page.map(\.json), next: page.count < rest.count ? page.last?.cursor : nil)
  }

  func ranking(_ request: RankingRequest) async throws(StoreError) -> Ranking {
    let ranking = try current().ranking
    change { $0.asked.append(request) }
    return ranking
  }
}

extension Order {
  fileprivate var rank: Int64 { placedAt.microseconds }
}
