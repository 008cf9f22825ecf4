import Commands
import Domain
import StoreSamples
import MemoryEngine
import Testing

/// A shop as a test describes it, and what its commands lead to.
struct Shop {
  private(set) var rows = MemoryRows()

  static let noon = Moment(now: Timestamp(microseconds: 1_700_000_000_000_000), actor: Samples.userID(9))

  init(_ changes: Change...) { self.init(changes) }

  init(_ changes: [Change]) { for change in changes { rows.apply(change) } }

  /// What `command` decides on exactly the rows that it asks for; twice, as an engine may.
  func decide<C: Command>(_ command: C) throws(StoreError) -> Decision<C.Outcome> where C.Outcome: Equatable {
    let state = rows.state(for: command)
    let first = Self.decision(command, on: state)
    let second = Self.decision(command, on: state)
    #expect(first.map(\.changes) == second.map(\.changes), "deciding twice decided differently")
    #expect(first.map(\.outcome) == second.map(\.outcome), "deciding twice decided differently")
    return try first.get()
  }

  /// Decides `command` and keeps its changes.
  @discardableResult
  mutating func execute<C: Command>(_ command: C) throws(StoreError) -> Decision<C.Outcome>
  where C.Outcome: Equatable {
    let decision = try decide(command)
    for change in decision.changes { rows.apply(change) }
    return decision
  }

  private static func decision<C: Command>(_ command: C, on state: State) -> Result<Decision<C.Outcome>, StoreError> {
    Result { () throws(StoreError) in try command.decide(on: state, at: noon) }
  }
}

extension Samples {
  static func product(
    _ number: Int, sku: String, price: Int64 = 1_999, status: Product.Status = .active,
    details: Product.Details = .init()
  ) throws -> Product {
    Product(
      id: productID(number), sku: try SKU(sku), name: try Product.Name("Lamp \(number)"),
      price: try Money(minorUnits: price), details: details, status: status)
  }

  static func user(_ number: Int, email: String, name: String = "Mia", role: User.Role = .customer) throws -> User {
    User(id: userID(number), name: try User.Name(name), email: try EmailAddress(email), role: role)
  }

  /// The opening count of a product's shelf.
  static func shelf(_ product: Product, _ onHand: Int) -> Change {
    .stockMoved(
      StockMovement(of: product.id, by: onHand, because: .count), to: Stock(product: product.id, onHand: onHand))
  }
}
