public import Domain
public import Queries
public import Records

/// The operations of many changes in one step: of several values for one place the last stands, figures of one cell
/// add up. Applied at once they leave the read model as the operations do one after another.
public struct FoldedOperations: Hashable, Sendable {
  /// `nil`: to be removed, here and below.
  public private(set) var documents: [DocumentKey: [UInt8]?] = [:]
  public private(set) var ranks: [IndexEntry: Int64] = [:]
  /// Ranks of what is to be taken out of an index.
  public private(set) var unindexed: [IndexEntry: Int64] = [:]
  public private(set) var labels: [ReportMember: Label?] = [:]
  public private(set) var onHand: [Product.ID: Int?] = [:]
  public private(set) var movements: [StockMovementKey: [UInt8]] = [:]
  /// What to add to each cell; never zero.
  public private(set) var figures: [ReportCell: Figures] = [:]

  /// An order's place in an index.
  public struct IndexEntry: Hashable, Sendable {
    public let index: OrderIndex
    public let order: Order.ID

    public init(index: OrderIndex, order: Order.ID) {
      self.index = index
      self.order = order
    }
  }

  public init() {}

  public init(_ operations: some Sequence<ReadOperation>) {
    for operation in operations { include(operation) }
  }

  /// What `projection` makes of the records' changes.
  public init(_ records: some Sequence<ChangeRecord>, by projection: StoreProjection) {
    var operations: [ReadOperation] = []
    for record in records {
      for (ordinal, change) in record.changes.enumerated() {
        let place = LogPlace(position: record.position, ordinal: ordinal, time: record.time, actor: record.actor)
        projection.project(change, at: place, into: &operations)
      }
      for operation in operations { include(operation) }
      operations.removeAll(keepingCapacity: true)
    }
  }

  /// Adds an operation that comes after all those before.
  public mutating func include(_ operation: ReadOperation) {
    switch operation {
    case .put(let key, let json): documents[key] = .some(json)
    case .remove(let key): documents[key] = .some(nil)
    case .unlabel(let member): labels[member] = .some(nil)
    case .clearOnHand(let product): onHand[product] = .some(nil)
    case .index(let index, let order, let rank):
      let entry = IndexEntry(index: index, order: order)
      ranks[entry] = rank
      unindexed[entry] = nil
    case .unindex(let index, let order, let rank):
      let entry = IndexEntry(index: index, order: order)
      ranks[entry] = nil
      unindexed[entry] = rank
    case .label(let member, let label): labels[member] = .some(label)
    case .setOnHand(let product, let units): onHand[product] = .some(units)
    case .enter(let key, let json): movements[key] = json
    case .add(let added, let cell): add(added, to: cell)
    }
  }

  private mutating func add(_ added: Figures, to cell: ReportCell) {
    let sum = figures[cell, default: .zero] + added
    figures[cell] = sum == .zero ? nil : sum
  }
}
