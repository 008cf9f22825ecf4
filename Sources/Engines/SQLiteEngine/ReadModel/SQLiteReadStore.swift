public import Domain
public import Queries
import SQLEngine
public import Synchronisation

/// Answers queries from the read model's file.
///
/// Each query is short and runs where it is asked: on an event loop it costs no change of threads. Reports, which may be
/// long, run in a pool. A query sees one moment of the file, whatever is written meanwhile, and never waits for the
/// writer.
public final class SQLiteReadStore: ReadStore {
  private let connections: SQLiteReadConnections
  private let progress: ReadProgress
  private let damaged: @Sendable () -> Void
  private let pool: (any QueryPool)?

  /// - Parameters:
  ///   - model: whose file to read.
  ///   - progress: of the projector that keeps the model.
  ///   - damaged: called when a query finds the file damaged: the projector's `rebuild`.
  ///   - pool: where reports run; `nil` runs them where they are asked.
  public init(
    _ model: SQLiteReadModel, progress: ReadProgress, pool: (any QueryPool)? = nil,
    damaged: @escaping @Sendable () -> Void
  ) {
    connections = model.readers
    self.progress = progress
    self.damaged = damaged
    self.pool = pool
  }

  public func position() throws(StoreError) -> Int64 { progress.position }

  public func waitUntilVisible(_ position: Int64, atMost limit: Duration) async throws(StoreError) -> Bool {
    await progress.wait(until: position, atMost: limit)
  }

  public func product(_ id: Product.ID) throws(StoreError) -> (json: [UInt8], onHand: Int?)? {
    try reading { (file, _) throws(SQLError) in
      guard let json = try file.document(.product(id)) else { return nil }
      return (json, try file.onHand(id))
    }
  }

  public func user(_ id: User.ID) throws(StoreError) -> [UInt8]? {
    try document(.user(id))
  }

  public func order(_ id: Order.ID) throws(StoreError) -> [UInt8]? {
    try document(.order(id))
  }

  public func products(_ query: ProductListQuery) throws(StoreError) -> ProductPage {
    let start = try query.start()
    return try reading { (file, _) throws(SQLError) in try file.products(query, from: start) }
  }

  public func users(_ query: UserListQuery) throws(StoreError) -> UserPage {
    let start = try query.start()
    return try reading { (file, _) throws(SQLError) in try file.users(query, from: start) }
  }

  public func orders(_ query: OrderListQuery) throws(StoreError) -> OrderPage {
    try reading { (file, _) throws(SQLError) in try file.orders(query) }
  }

  public func categories() throws(StoreError) -> [String] {
    try reading { (file, _) throws(SQLError) in try file.categories() }
  }

  public func labels(of members: [ReportMember]) throws(StoreError) -> [ReportMember: Label] {
    try reading { (file, _) throws(SQLError) in try file.labels(of: members.prefix(200)) }
  }

  public func stockTotals() throws(StoreError) -> StockTotals {
    try reading { (file, _) throws(SQLError) in try file.stockTotals() }
  }

  public func stockMovements(of product: Product.ID, after cursor: StockMovementCursor?, limit: Int)
    throws(StoreError) -> StockMovementPage
  {
    try reading { (file, _) throws(SQLError) in
      try file.stockMovements(of: product, after: cursor, limit: PageLength.nearest(to: limit))
    }
  }

  public func report(_ request: ReportRequest) async throws(StoreError) -> ReportAnswer {
    let answer = { @Sendable () throws(StoreError) in
      try self.reading { (file, position) throws(SQLError) in try file.report(request, at: position) }.get()
    }
    guard let pool else { return try answer() }
    return try await pool.run(answer)
  }

  /// Runs a query in one read transaction, told up to which position its rows show what was written.
  private func reading<Result>(_ query: (SQLiteConnection, Int64) throws(SQLError) -> Result) throws(StoreError)
    -> Result
  {
    try connections.read(damaged: damaged) { (reader) throws(SQLError) in try reader.snapshot(query) }.result
  }

  private func document(_ key: DocumentKey) throws(StoreError) -> [UInt8]? {
    try connections.read(damaged: damaged) { (reader) throws(SQLError) in try reader.document(key) }.result
  }
}

extension Snapshot {
  fileprivate var result: Result {
    get throws(StoreError) {
      switch self {
      case .seen(let result): return result
      case .notWhole(let percent): throw .unavailable(.buildingReads(percent: percent))
      }
    }
  }
}
