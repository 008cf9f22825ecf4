public import Domain
public import Queries
import Synchronisation

/// The read side of a store that lives as long as the program: for tests, and as the model of the real engines. It
/// looks at everything, so what it answers is plain to see.
public struct MemoryReadStore: ReadStore {
  private(set) var contents = MemoryReadModel.Contents()
  /// Of the last record that reads show.
  private var shown: Int64 = 0
  /// What every query is refused with.
  public var refusal: StoreError?

  public init() {}

  /// Shows the changes of the next record.
  public mutating func apply(_ changes: [Change], by projection: StoreProjection) {
    shown += 1
    var operations: [ReadOperation] = []
    for (ordinal, change) in changes.enumerated() {
      let place = LogPlace(position: shown, ordinal: ordinal, time: Timestamp(microseconds: 0), actor: nil)
      projection.project(change, at: place, into: &operations)
    }
    contents.apply(FoldedOperations(operations))
  }

  /// What there is, unless it is refused.
  func seen() throws(StoreError) -> MemoryReadModel.Contents {
    if let refusal { throw refusal }
    return contents
  }

  public func position() throws(StoreError) -> Int64 {
    _ = try seen()
    return shown
  }

  public func waitUntilVisible(_ position: Int64, atMost limit: Duration) throws(StoreError) -> Bool {
    position <= shown
  }

  public func product(_ id: Product.ID) throws(StoreError) -> (json: [UInt8], onHand: Int?)? {
    let contents = try seen()
    return contents.documents[.product(id)].map { ($0, contents.onHand[id]) }
  }

  public func user(_ id: User.ID) throws(StoreError) -> [UInt8]? { try seen().documents[.user(id)] }

  public func order(_ id: Order.ID) throws(StoreError) -> [UInt8]? { try seen().documents[.order(id)] }

  public func stockMovements(of product: Product.ID, after cursor: StockMovementCursor?, limit: Int)
    throws(StoreError) -> StockMovementPage
  {
    let ledger = try seen().movements.filter { $0.key.product == product }.sorted { $0.key.place > $1.key.place }
    let rest = ledger.drop { entry in cursor.map { entry.key.place >= $0 } ?? false }
    let page = rest.prefix(PageLength.nearest(to: limit))
    return StockMovementPage(
      movements: page.map(\.value), next: page.count < rest.count ? page.last?.key.place : nil)
  }

  public func labels(of members: [ReportMember]) throws(StoreError) -> [ReportMember: Label] {
    try seen().labels.filter { members.prefix(200).contains($0.key) }
  }
}
