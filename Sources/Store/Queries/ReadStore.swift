public import Domain

/// The read side of an engine. Never touches the write tables.
///
/// Every requirement throws `StoreError.unavailable` where the read model cannot answer now.
public protocol ReadStore: Sendable {
  /// The position in the change log up to which reads show what was written.
  func position() async throws(StoreError) -> Int64

  /// Waits until reads show `position`, at most `limit`.
  /// - Returns: whether they do.
  func waitUntilVisible(_ position: Int64, atMost limit: Duration) async throws(StoreError) -> Bool

  /// The product's JSON as last projected, and the units on hand (`nil`: not tracked).
  func product(_ id: Product.ID) async throws(StoreError) -> (json: [UInt8], onHand: Int?)?

  func user(_ id: User.ID) async throws(StoreError) -> [UInt8]?

  /// The order's JSON as last projected.
  func order(_ id: Order.ID) async throws(StoreError) -> [UInt8]?

  /// Orders, newest first.
  /// - Parameters:
  ///   - index: which orders.
  ///   - cursor: where the page before ended; `nil` starts with the newest.
  ///   - limit: 1 to 200.
  func orders(in index: OrderIndex, after cursor: OrderCursor?, limit: Int) async throws(StoreError) -> OrderPage

  /// What came to a product's shelf and left it, newest first. Empty for products whose stock is not tracked.
  /// - Parameters:
  ///   - product: whose ledger.
  ///   - cursor: where the page before ended; `nil` starts with the newest.
  ///   - limit: 1 to 200.
  func stockMovements(of product: Product.ID, after cursor: StockMovementCursor?, limit: Int)
    async throws(StoreError) -> StockMovementPage

  /// Who or what leads a report.
  func ranking(_ request: RankingRequest) async throws(StoreError) -> Ranking
}

/// A page of order summaries.
public struct OrderPage: Hashable, Sendable {
  /// Summary documents, each a JSON object.
  public let summaries: [[UInt8]]
  /// Where the next page starts; `nil` at the end.
  public let next: OrderCursor?

  public init(summaries: [[UInt8]], next: OrderCursor?) {
    self.summaries = summaries
    self.next = next
  }
}

/// The last order of a page: its rank in the index, then its identifier.
public struct OrderCursor: Hashable, Sendable {
  public let rank: Int64
  public let order: Order.ID

  public init(rank: Int64, order: Order.ID) {
    self.rank = rank
    self.order = order
  }
}
