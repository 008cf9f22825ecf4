import Domain
import MemoryEngine
import Queries
import Synchronization

/// A read store that knows one report, and what was asked of it.
final class ReportStore: ReadStore {
  private let answer: ReportAnswer?
  private let nothing = MemoryReadStore()
  private let requests = Mutex<[ReportRequest]>([])

  init(_ answer: ReportAnswer?) { self.answer = answer }

  var asked: [ReportRequest] { requests.withLock { $0 } }

  func report(_ request: ReportRequest) async throws(StoreError) -> ReportAnswer {
    requests.withLock { $0.append(request) }
    guard let answer else { throw .unavailable(.damaged) }
    return answer
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
