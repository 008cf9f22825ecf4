import Domain
import MemoryEngine
import Queries
import Synchronization

/// A read store that knows one ranking, and what was asked of it.
final class RankingStore: ReadStore {
  private let ranking: Ranking?
  private let nothing = MemoryReadStore()
  private let requests = Mutex<[RankingRequest]>([])

  init(_ ranking: Ranking?) { self.ranking = ranking }

  var asked: [RankingRequest] { requests.withLock { $0 } }

  func ranking(_ request: RankingRequest) async throws(StoreError) -> Ranking {
    requests.withLock { $0.append(request) }
    guard let ranking else { throw .unavailable(.damaged) }
    return ranking
  }

  func position() async throws(StoreError) -> Int64 { throw .unavailable(.stopping) }
  func waitUntilVisible(_ position: Int64, atMost limit: Duration) async throws(StoreError) -> Bool { false }
  func product(_ id: Product.ID) async throws(StoreError) -> (json: [UInt8], onHand: Int?)? { nil }
  func user(_ id: User.ID) async throws(StoreError) -> [UInt8]? { nil }
  func order(_ id: Order.ID) async throws(StoreError) -> [UInt8]? { nil }

  func stockMovements(of product: Product.ID, after cursor: StockMovementCursor?, limit: Int)
    async throws(StoreError) -> StockMovementPage
  {
    StockMovementPage(movements: [], next: nil)
  }

  func products(_ query: ProductListQuery) async throws(StoreError) -> ProductPage { try nothing.products(query) }
  func users(_ query: UserListQuery) async throws(StoreError) -> UserPage { try nothing.users(query) }
  func orders(_ query: OrderListQuery) async throws(StoreError) -> OrderPage { try nothing.orders(query) }
  func categories() async throws(StoreError) -> [String] { [] }
  func labels(of members: [ReportMember]) async throws(StoreError) -> [ReportMember: Label] { [:] }
  func stockTotals() async throws(StoreError) -> StockTotals { try nothing.stockTotals() }
}
