public import Domain
public import Queries
import Synchronization

/// A read model of dictionaries: says what the operations mean, for tests of those that are kept elsewhere.
public final class MemoryReadModel: ReadModel {
  /// Everything that the operations have left.
  public struct Contents: Hashable, Sendable {
    public internal(set) var documents: [DocumentKey: [UInt8]] = [:]
    public internal(set) var products: [Product.ID: ProductEntry] = [:]
    public internal(set) var users: [User.ID: UserEntry] = [:]
    public internal(set) var orders: [Order.ID: OrderEntry] = [:]
    public internal(set) var labels: [ReportMember: Label] = [:]
    public internal(set) var onHand: [Product.ID: Int] = [:]
    public internal(set) var movements: [StockMovementKey: [UInt8]] = [:]
    /// Without the cells whose figures are zero.
    public internal(set) var figures: [ReportCell: Figures] = [:]

    public init() {}

    public mutating func apply(_ operations: FoldedOperations) {
      for (key, json) in operations.documents { documents[key] = json }
      for (product, entry) in operations.products { products[product] = entry }
      for (user, entry) in operations.users { users[user] = entry }
      for (order, listing) in operations.orders { orders[order] = listing.new }
      for (member, label) in operations.labels { labels[member] = label }
      for (product, units) in operations.onHand { onHand[product] = units }
      movements.merge(operations.movements) { $1 }
      for (cell, added) in operations.figures {
        let sum = figures[cell, default: .zero] + added
        figures[cell] = sum == .zero ? nil : sum
      }
    }
  }

  private struct State {
    var contents = Contents()
    var checkpoint: Checkpoint?
    var generation: MemoryReadModel?
  }

  private let state = Mutex(State())

  public init() {}

  public var contents: Contents { state.withLock { $0.contents } }

  public func checkpoint() throws(ReadModelFailure) -> Checkpoint? { state.withLock { $0.checkpoint } }

  public func apply(
    _ operations: FoldedOperations, from current: Checkpoint, to next: Checkpoint, if isMeant: () -> Bool
  ) throws(ReadModelFailure) -> Bool {
    guard try checkpoint() == current else { throw .displaced }
    guard isMeant() else { return false }
    try state.withLock { state throws(ReadModelFailure) in
      guard state.checkpoint == current else { throw .displaced }
      state.contents.apply(operations)
      state.checkpoint = next
    }
    return true
  }

  public func reset(to checkpoint: Checkpoint) throws(ReadModelFailure) {
    state.withLock { $0 = State(contents: Contents(), checkpoint: checkpoint) }
  }

  public func beginGeneration(at checkpoint: Checkpoint) throws(ReadModelFailure) -> any ReadModel {
    let generation = MemoryReadModel()
    try generation.reset(to: checkpoint)
    state.withLock { $0.generation = generation }
    return generation
  }

  public func adoptGeneration() throws(ReadModelFailure) {
    try state.withLock { state throws(ReadModelFailure) in
      guard let generation = state.generation else { throw .failed("no other generation was begun") }
      state = State(contents: generation.contents, checkpoint: try generation.checkpoint())
    }
  }

  public func dropGeneration() { state.withLock { $0.generation = nil } }
}
