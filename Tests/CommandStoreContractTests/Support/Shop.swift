import Commands
import Domain
import StoreSamples
import Testing

/// A shop as a test describes it, and what its commands lead to in a store of one engine.
final class Shop {
  static let noon = Timestamp(microseconds: 1_700_000_000_000_000)
  /// Who asks for what is decided.
  static let actor = Samples.userID(77)

  private let engine: Engine
  private var past: [Change]

  convenience init(on engine: Engine, _ past: Change...) { self.init(on: engine, past) }

  init(on engine: Engine, _ past: [Change]) {
    self.engine = engine
    self.past = past
  }

  /// What `command` leads to, in a store that has the shop's past behind it and was started again since. The shop stays
  /// as it is.
  ///
  /// With it goes what holds for every command: deciding twice decides the same; a refusal changes nothing; the log tells
  /// the rest; and repeated with its key, it gets its first answer, also from a store that was started again.
  func decide<C: Command>(_ command: C) async throws -> Decision<C.Outcome> where C.Outcome: Equatable {
    let store = try engine.open()
    let given = try await store.commands.execute(Given(changes: past), by: nil, once: nil).position
    try await store.restart()
    let key = try Idempotency.once("k")
    let before = try store.log()
    let receipt: Receipt<C.Outcome>
    do {
      receipt = try await store.commands.execute(Twice(command), by: Self.actor, once: key)
    } catch {
      #expect(try store.log() == before, "a refusal changed something")
      await store.stop()
      throw error
    }
    let after = try store.log()
    let changes = after.dropFirst(Int(given)).flatMap(\.changes)
    #expect(
      after == before + (changes.isEmpty ? [] : [LoggedChanges(command: C.name, actor: Self.actor, changes: changes)]))
    #expect(receipt.position == Int64(after.count))
    #expect(!receipt.replayed)

    try await store.restart()
    let again = try await store.commands.execute(Twice(command), by: Self.actor, once: key)
    #expect(again.outcome == receipt.outcome)
    #expect(again.position == receipt.position)
    #expect(again.replayed)
    #expect(try store.log() == after)
    await store.stop()
    return Decision(receipt.outcome, changes)
  }

  /// The same, and the shop goes on from there.
  @discardableResult
  func execute<C: Command>(_ command: C) async throws -> Decision<C.Outcome> where C.Outcome: Equatable {
    let decision = try await decide(command)
    past += decision.changes
    return decision
  }

  func order(_ id: Order.ID) async throws -> Order { try await decide(LookUpOrder(id: id)).outcome }

  func onHand(_ product: Product.ID) async throws -> Int? {
    try await decide(LookUpStock(product: product)).outcome.onHand
  }
}

/// Brings a shop to where a test begins.
private struct Given: Command {
  static let name = "test.given"

  let changes: [Change]

  func needs(given state: State) -> Set<Need> {
    changes.reduce(into: []) { needs, change in
      if case .stockMoved(let movement, to: _) = change { needs.insert(.stock(movement.product)) }
    }
  }

  func decide(on state: State, at moment: Moment) -> Decision<ImportOutcome> { Decision(.added, changes) }
}

/// Decides a command as an engine may, whose rows changed meanwhile: once more, on the same rows.
private struct Twice<Base: Command>: Command where Base.Outcome: Equatable {
  static var name: String { Base.name }

  let base: Base

  init(_ base: Base) { self.base = base }

  func needs(given state: State) -> Set<Need> { base.needs(given: state) }

  func decide(on state: State, at moment: Moment) throws(StoreError) -> Decision<Base.Outcome> {
    let first = decision(on: state, at: moment)
    let second = decision(on: state, at: moment)
    #expect(first.map(\.changes) == second.map(\.changes), "deciding twice decided differently")
    #expect(first.map(\.outcome) == second.map(\.outcome), "deciding twice decided differently")
    return try first.get()
  }

  private func decision(on state: State, at moment: Moment) -> Result<Decision<Base.Outcome>, StoreError> {
    Result { () throws(StoreError) in try base.decide(on: state, at: moment) }
  }
}

private struct LookUpOrder: Command {
  static let name = "test.order"

  let id: Order.ID

  func needs(given state: State) -> Set<Need> { [.order(id)] }

  func decide(on state: State, at moment: Moment) throws(StoreError) -> Decision<Order> {
    Decision(try state.order(id), [])
  }
}

private struct LookUpStock: Command {
  static let name = "test.stock"

  let product: Product.ID

  func needs(given state: State) -> Set<Need> { [.stock(product)] }

  func decide(on state: State, at moment: Moment) -> Decision<Stock> { Decision(state.stock(of: product), []) }
}

extension Idempotency {
  /// A key, and the request that it came with.
  static func once(_ key: String, for request: UInt8 = 1) throws -> Idempotency {
    Idempotency(key: try IdempotencyKey(key), fingerprint: [UInt8](repeating: request, count: 32))
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
