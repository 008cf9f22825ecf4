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
    var answer = ReportAnswer([], total: .init([:], members: 0), at: 0)
    /// The reports asked for up to now.
    var asked: [ReportRequest] = []
  }

  private let behaviour = Mutex(Behaviour())
  private let reads = Mutex((store: MemoryReadStore(), entries: 0))
  private let engine: MemoryCommandStore
  private let projection: StoreProjection

  init(currency: Currency, calendar: StoreCalendar, clock: @escaping @Sendable () -> Timestamp) {
    engine = MemoryCommandStore(clock: clock)
    projection = StoreProjection(currency: currency, calendar: calendar)
  }

  func change<Result: Sendable>(_ body: (inout Behaviour) -> Result) -> Result { behaviour.withLock { body(&$0) } }

  private func current() throws(StoreError) -> Behaviour {
    let behaviour = behaviour.withLock { $0 }
    if let refusal = behaviour.refusal { throw refusal }
    return behaviour
  }

  /// The read side, showing everything that was written.
  private func shown() throws(StoreError) -> MemoryReadStore {
    _ = try current()
    return reads.withLock { reads in
      for entry in engine.log.dropFirst(reads.entries) {
        reads.store.apply(entry.changes, by: projection)
        reads.entries += 1
      }
      return reads.store
    }
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
  func position() async throws(StoreError) -> Int64 { try shown().position() }

  func waitUntilVisible(_ position: Int64, atMost limit: Duration) async throws(StoreError) -> Bool {
    try current().isCurrent && engine.log.count >= position
  }

  func product(_ id: Product.ID) async throws(StoreError) -> (json: [UInt8], onHand: Int?)? {
    try shown().product(id)
  }

  func user(_ id: User.ID) async throws(StoreError) -> [UInt8]? { try shown().user(id) }

  func order(_ id: Order.ID) async throws(StoreError) -> [UInt8]? { try shown().order(id) }

  func products(_ query: ProductListQuery) async throws(StoreError) -> ProductPage { try shown().products(query) }

  func users(_ query: UserListQuery) async throws(StoreError) -> UserPage { try shown().users(query) }

  func orders(_ query: OrderListQuery) async throws(StoreError) -> OrderPage { try shown().orders(query) }

  func categories() async throws(StoreError) -> [String] { try shown().categories() }

  func labels(of members: [ReportMember]) async throws(StoreError) -> [ReportMember: Label] {
    try shown().labels(of: members)
  }

  func stockTotals() async throws(StoreError) -> StockTotals { try shown().stockTotals() }

  func stockMovements(of product: Product.ID, after cursor: StockMovementCursor?, limit: Int)
    async throws(StoreError) -> StockMovementPage
  {
    try shown().stockMovements(of: product, after: cursor, limit: limit)
  }

  func report(_ request: ReportRequest) async throws(StoreError) -> ReportAnswer {
    let answer = try current().answer
    change { $0.asked.append(request) }
    return answer
  }
}
