public import Domain
public import Queries
public import Records

/// The operations of many changes in one step: of several values for one place the last stands, figures of one cell
/// add up. Applied at once they leave the read model as the operations do one after another.
public struct FoldedOperations: Hashable, Sendable {
  /// `nil`: to be removed, here and below.
  public private(set) var documents: [DocumentKey: [UInt8]?] = [:]
  public private(set) var products: [Product.ID: ProductEntry?] = [:]
  public private(set) var users: [User.ID: UserEntry?] = [:]
  /// Only of orders whose listing is another afterwards.
  public private(set) var orders: [Order.ID: OrderListing] = [:]
  public private(set) var labels: [ReportMember: Label?] = [:]
  public private(set) var onHand: [Product.ID: Int?] = [:]
  public private(set) var movements: [StockMovementKey: [UInt8]] = [:]
  /// What to add to each cell; never zero.
  public private(set) var figures: [ReportCell: Figures] = [:]

  /// How an order is listed before and after; `nil`: not at all.
  public struct OrderListing: Hashable, Sendable {
    public var old: OrderEntry?
    public var new: OrderEntry?
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
    case .listProduct(let entry): products[entry.id] = .some(entry)
    case .unlistProduct(let id): products[id] = .some(nil)
    case .listUser(let entry): users[entry.id] = .some(entry)
    case .unlistUser(let id): users[id] = .some(nil)
    case .listOrder(let entry): relist(entry.id) { $0.new = entry }
    case .unlistOrder(let entry): relist(entry.id) { if $0.new == nil { $0.old = entry } else { $0.new = nil } }
    case .label(let member, let label): labels[member] = .some(label)
    case .setOnHand(let product, let units): onHand[product] = .some(units)
    case .enter(let key, let json): movements[key] = json
    case .add(let added, let cell): add(added, to: cell)
    }
  }

  private mutating func relist(_ order: Order.ID, _ change: (inout OrderListing) -> Void) {
    var listing = orders[order] ?? OrderListing()
    change(&listing)
    orders[order] = listing.old == listing.new ? nil : listing
  }

  private mutating func add(_ added: Figures, to cell: ReportCell) {
    if Self.add(added, to: &figures[cell, default: .zero]) { figures[cell] = nil }
  }

  /// - Returns: whether nothing is left. One look into the dictionary does for what nearly always stays.
  private static func add(_ added: Figures, to sum: inout Figures) -> Bool {
    sum += added
    return sum == .zero
  }
}
