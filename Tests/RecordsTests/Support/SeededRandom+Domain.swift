import Randomness
import Cryptography
import Domain
import Records
import StoreSamples

extension SeededRandom {
  mutating func int(_ range: ClosedRange<Int>) -> Int { .random(in: range, using: &self) }

  mutating func chance() -> Bool { .random(using: &self) }

  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[int(0...elements.count - 1)] }

  mutating func maybe<Value>(_ value: (inout SeededRandom) throws -> Value) rethrows -> Value? {
    chance() ? try value(&self) : nil
  }
}

/// Values of the domain as awkward as they may be.
extension SeededRandom {
  mutating func id<Entity>() -> Identifier<Entity> {
    chance()
      ? Identifier(high: next(), low: next())
      : Identifier(
        at: Timestamp(microseconds: Int64.random(in: 0...4_102_444_800_000_000, using: &self)), random: next())
  }

  /// 1 to `limit` characters that need escapes, have several bytes, or are plain.
  mutating func text(_ limit: Int) -> String {
    let pieces = ["a", "Z", "7", "\"", "\\", "/", "é", "日", "🎁", "\u{2028}", "\u{ffff}", "<", "&", "'"]
    return "x" + (1..<max(2, int(1...limit))).map { _ in pick(pieces) }.joined() + "."
  }

  mutating func time() -> Timestamp {
    Timestamp(microseconds: Int64.random(in: -62_135_596_800_000_000...253_402_300_799_999_999, using: &self))
  }

  mutating func money() throws -> Money {
    try Money(minorUnits: pick([0, 1, 999_95, Money.allowed.upperBound, Int64(int(0...1_000_000))]))
  }

  mutating func product() throws -> Product {
    Product(
      id: id(), sku: try SKU(text(60)), name: try Product.Name(text(140)), price: try money(),
      details: try Product.Details(
        category: maybe { $0.text(60) }, barcode: maybe { $0.text(60) },
        reorderPoint: maybe { $0.int(Stock.allowed) }, targetLevel: maybe { $0.int(Stock.allowed) }),
      status: pick(Product.Status.allCases), version: Int64(int(1...1_000)))
  }

  mutating func user() throws -> User {
    User(
      id: id(), name: try User.Name(text(90)), email: try EmailAddress("User.\(next())+é@Shop.Example"),
      role: pick(User.Role.allCases), version: Int64(int(1...1_000)))
  }

  mutating func order() throws -> Order { try order(placedBy: maybe { $0.id() }) }

  mutating func order(placedBy employee: User.ID?) throws -> Order {
    let lines = try (0..<int(1...5)).map { _ in
      OrderLine(
        product: id(), sku: try SKU(text(60)), name: try Product.Name(text(140)), unitPrice: try money(),
        quantity: try Quantity(pick([1, 999_999, 12])), amount: try money(), fromStock: chance())
    }
    return Order(
      id: id(), reference: try OrderReference(text(36)), buyer: id(), placedBy: employee, lines: lines,
      total: try money(), status: pick(Order.Status.allCases), origin: pick(Order.Origin.allCases), placedAt: time(),
      version: Int64(int(1...1_000)))
  }

  mutating func stockMoved() -> Change {
    let movement = StockMovement(
      of: id(), by: pick([-1, 0, 1, -999_999, 1_000_000_000]), because: pick(StockMovement.Reason.allCases),
      order: maybe { $0.id() }, note: maybe { $0.text(400) + "\n\t\u{0}\u{7f}" })
    return .stockMoved(movement, to: Stock(product: movement.product, onHand: maybe { $0.int(Stock.allowed) }))
  }

  /// One of each kind.
  mutating func changes() throws -> [Change] {
    [
      .productAdded(try product()), .userAdded(try user()), stockMoved(), .orderPlaced(try order()),
      .productEdited(from: try product(), to: try product()), .productDeleted(try product()),
      .orderDeleted(try order()),
      .userEdited(from: try user(), to: try user()), .userAnonymised(try user()), .userDeleted(try user()),
      .orderImported(try order()), .orderMoved(from: try order(), to: try order()),
    ]
  }

  mutating func record(_ position: Int64, after previous: Digest) throws -> ChangeRecord {
    ChangeRecord(
      position: position, time: time(), actor: maybe { $0.id() }, command: pick(["order.place", "stock.receive"]),
      changes: try (0..<int(1...3)).map { _ in pick(try changes()) }, after: previous)
  }
}
