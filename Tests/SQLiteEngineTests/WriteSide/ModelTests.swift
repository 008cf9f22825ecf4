import Commands
import Domain
import MemoryEngine
import Records
import SQLEngine
import SQLiteEngine
import StoreSamples
import Testing

@Suite("The store answers as a store in dictionaries does")
struct ModelTests {
  @Test(
    "Whatever is asked, by chance, many at once, also after starting again",
    arguments: [UInt64.random(in: 0...UInt64.max), 1, 2, 3])
  func chance(seed: UInt64) async throws {
    var random = SeededRandom(seed: seed)
    let side = try WriteSide()
    let clock = side.clock
    let model = MemoryCommandStore { clock.now }
    var shop = try (1...4).flatMap { number in
      [Asked(try AddProduct(Samples.product(number))), Asked(AddUser(try Samples.user(number)))]
    }
    shop += try (7...12).map { number in
      let items = [PlaceOrder.Item(try Quantity(number), of: Samples.productID(number % 4 + 1))]
      return Asked(try PlaceOrder(id: Samples.orderID(number), buyer: Samples.userID(1), items: items))
    }
    for one in shop { #expect(await one.answer(of: side.commands) == one.answer(of: model)) }
    for step in 1...60 {
      clock.advance(seconds: 1)
      let asked = try (0..<Int.random(in: 1...6, using: &random)).map { _ in try Self.asked(&random) }
      let answers = try await side.together(asked) { _ = await $0.answer(of: model) }
      var expected: [Result<Answered, StoreError>] = []
      for one in asked { expected.append(await one.answer(of: model)) }
      #expect(answers == expected, "seed \(seed), step \(step)")
      if step % 20 == 0 { try await side.restart() }
    }
    #expect(try side.log.records(after: 0, limit: 10_000).map(\.changes) == model.log.map(\.changes), "seed \(seed)")
    #expect(try side.log.firstBreak() == nil)
  }

  /// A command on one of few things, so that commands meet.
  private static func asked(_ random: inout SeededRandom) throws -> Asked {
    let number = Int.random(in: 1...4, using: &random)
    let once: Idempotency? =
      Int.random(in: 0..<3, using: &random) == 0
      ? try .once("\(Int.random(in: 0..<6, using: &random))", for: UInt8.random(in: 0...1, using: &random)) : nil
    let quantity = try Quantity(Int.random(in: 1...6, using: &random))
    let onHand = Bool.random(using: &random) ? Int.random(in: 0...20, using: &random) : nil
    let order = Samples.orderID(Int.random(in: 1...12, using: &random))
    switch Int.random(in: 0..<25, using: &random) {
    case 0: return Asked(try AddProduct(product(number + 1, &random), onHand: onHand), once: once)
    case 1: return Asked(AddUser(try user(number + 1, &random)), once: once)
    case 2: return Asked(try ImportProduct(product(number + 1, &random), onHand: onHand), once: once)
    case 3: return Asked(ImportUser(try user(number + 1, &random)), once: once)
    case 4: return Asked(try ReceiveStock(quantity, of: Samples.productID(number), note: "a \"note\""), once: once)
    case 5, 6: return Asked(CancelOrder(order), once: once)
    case 7: return Asked(try importOrder(&random), once: once)
    case 8: return Asked(PayOrder(order), once: once)
    case 9: return Asked(FulfilOrder(order), once: once)
    case 18: return Asked(DeleteOrder(order), once: once)
    case 19, 20:
      let items = try (0..<2).map { _ in
        PlaceOrder.Item(
          try Quantity(Int.random(in: 1...9, using: &random)),
          of: Samples.productID(Int.random(in: 1...4, using: &random)))
      }
      return Asked(try ChangeOrderLines(order, version: nil, items: items), once: once)
    case 10: return Asked(try CountStock(onHand ?? 3, of: Samples.productID(number)), once: once)
    case 11:
      let adjustment = onHand.map(AdjustStock.Adjustment.to) ?? .by(-quantity.units)
      return Asked(try AdjustStock(Samples.productID(number), adjustment, because: .damage), once: once)
    case 12: return Asked(try edit(number, &random), once: once)
    case 13: return Asked(DeleteProduct(Samples.productID(number), version: onHand.map(Int64.init)), once: once)
    case 14:
      let product = Samples.productID(number)
      return onHand == nil
        ? Asked(ArchiveProduct(product), once: once) : Asked(RestoreProduct(product), once: once)
    case 15:
      var edits = EditUser.Edits()
      edits.email = try Samples.user(Int.random(in: 1...4, using: &random)).email
      return Asked(EditUser(Samples.userID(number), version: nil, edits), once: once)
    case 16: return Asked(DeleteUser(Samples.userID(number)), once: once)
    case 17: return Asked(AnonymiseUser(Samples.userID(number)), once: once)
    default:
      let items = (0..<Int.random(in: 1...3, using: &random)).map { _ in
        PlaceOrder.Item(quantity, of: Samples.productID(Int.random(in: 1...4, using: &random)))
      }
      let actor = Bool.random(using: &random) ? Samples.userID(number % 4 + 1) : nil
      return Asked(
        try PlaceOrder(id: unused(&random), buyer: Samples.userID(number), items: items), by: actor, once: once)
    }
  }

  /// Another product or user, that may want the SKU or the address of one of the first four.
  private static func product(_ number: Int, _ random: inout SeededRandom) throws -> Product {
    let like = try Samples.product(number)
    return Product(id: Product.ID(high: 0x7001, low: random.next()), sku: like.sku, name: like.name, price: like.price)
  }

  private static func user(_ number: Int, _ random: inout SeededRandom) throws -> User {
    let like = try Samples.user(number)
    return User(id: User.ID(high: 0x7002, low: random.next()), name: like.name, email: like.email, role: like.role)
  }

  /// SKUs that others have, had, and will have.
  private static func edit(_ number: Int, _ random: inout SeededRandom) throws -> EditProduct {
    var edits = EditProduct.Edits()
    edits.sku = try Samples.product(Int.random(in: 1...5, using: &random)).sku
    edits.category = Bool.random(using: &random) ? .set("Light") : .clear
    return try EditProduct(Samples.productID(number), version: nil, edits)
  }

  /// The identifiers of orders are never used twice; those that are cancelled may or may not be there.
  private static func unused(_ random: inout SeededRandom) -> Order.ID {
    Order.ID(high: 0x7003, low: random.next())
  }

  private static func importOrder(_ random: inout SeededRandom) throws -> ImportOrder {
    let number = Int.random(in: 1...6, using: &random)
    let items = try (0..<2).map { ImportOrder.Item(try Quantity(number), of: try SKU("lamp-\($0 + 1)"), at: .zero) }
    return try ImportOrder(
      id: Samples.orderID(number), reference: OrderReference("INV-\(number)"),
      buyer: EmailAddress("mia-\(1 + number % 4)@example.com"), items: items,
      status: number == 1 ? .cancelled : .placed, placedAt: Timestamp(microseconds: Int64(number) * 1_000))
  }
}
