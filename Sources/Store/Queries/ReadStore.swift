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

  /// - Throws: `StoreError.malformed`, naming `cursor`, if it came from another order.
  func products(_ query: ProductListQuery) async throws(StoreError) -> ProductPage

  /// - Throws: `StoreError.malformed`, naming `cursor`, if it came from another order.
  func users(_ query: UserListQuery) async throws(StoreError) -> UserPage

  /// Orders, newest first.
  func orders(_ query: OrderListQuery) async throws(StoreError) -> OrderPage

  /// The categories that products have, sorted without regard to case and accents.
  func categories() async throws(StoreError) -> [String]

  /// What people see in the place of identifiers.
  /// - Parameter members: at most 200; those that nobody knows have no label.
  func labels(of members: [ReportMember]) async throws(StoreError) -> [ReportMember: Label]

  /// What all shelves hold together.
  func stockTotals() async throws(StoreError) -> StockTotals

  /// What came to a product's shelf and left it, newest first. Empty for products whose stock is not tracked.
  /// - Parameters:
  ///   - product: whose ledger.
  ///   - cursor: where the page before ended; `nil` starts with the newest.
  ///   - limit: `PageLength.allowed`; others count as the nearest.
  func stockMovements(of product: Product.ID, after cursor: StockMovementCursor?, limit: Int)
    async throws(StoreError) -> StockMovementPage

  /// A report's rows and sums.
  /// - Throws: also `StoreError.outOfRange`, naming `buckets` or `from`, if they would be too many.
  func report(_ request: ReportRequest) async throws(StoreError) -> ReportAnswer
}
