import Commands
import Domain
import StoreSamples
import Testing

@Suite("Importing a product")
struct ImportProductTests {
  @Test("Adds it, with the stock that the file counts", arguments: Engine.allCases)
  func adds(engine: Engine) async throws {
    let lamp = try Samples.product(1)
    let decision = try await Shop(on: engine).decide(ImportProduct(lamp, onHand: 4))
    #expect(decision.outcome == .added)
    #expect(decision.changes == [.productAdded(lamp), Samples.shelf(lamp, 4)])
  }

  @Test(
    "The same again changes nothing, though its identifier is new and stock has moved since", arguments: Engine.allCases
  )
  func unchanged(engine: Engine) async throws {
    let shop = Shop(on: engine, .productAdded(try Samples.product(1, sku: "Lamp")))
    let again = try ImportProduct(try renumbered(Samples.product(1, sku: "Lamp")), onHand: 9)
    let decision = try await shop.decide(again)
    #expect(decision.outcome == .unchanged)
    #expect(decision.changes == [])
  }

  @Test("Another product under the same SKU is refused, whatever differs", arguments: Engine.allCases)
  func conflicting(engine: Engine) async throws {
    let details = try Product.Details(category: "Lamps", barcode: nil, reorderPoint: nil, targetLevel: nil)
    let shop = Shop(on: engine, .productAdded(try Samples.product(1, sku: "Lamp")))
    let others = [
      try Samples.product(1, sku: "LAMP"), try Samples.product(1, sku: "Lamp", price: 5),
      try Samples.product(1, sku: "Lamp", details: details), try Samples.product(2, sku: "Lamp"),
    ]
    for other in others {
      await #expect(throws: StoreError.alreadyExists(.product, field: "sku", value: "Lamp")) {
        try await shop.decide(ImportProduct(try renumbered(other)))
      }
    }
  }

  /// The same under an identifier of its own, as a second import makes it.
  private func renumbered(_ product: Product) throws -> Product {
    Product(
      id: .init(high: 9, low: 9), sku: product.sku, name: product.name, price: product.price, details: product.details)
  }
}

@Suite("Importing a user")
struct ImportUserTests {
  @Test("Adds; the same again changes nothing; another under the same address is refused", arguments: Engine.allCases)
  func imports(engine: Engine) async throws {
    let shop = Shop(on: engine)
    let mia = try Samples.user(1, email: "mia@example.com")
    let added = try await shop.execute(ImportUser(mia))
    #expect(added.outcome == .added)
    #expect(added.changes == [.userAdded(mia)])

    let again = try await shop.decide(ImportUser(try Samples.user(2, email: "Mia@Example.com")))
    #expect(again.outcome == .unchanged)
    #expect(again.changes == [])

    let others = [
      try Samples.user(2, email: "mia@example.com", name: "Mia B."),
      try Samples.user(2, email: "mia@example.com", role: .supplier),
    ]
    for other in others {
      await #expect(throws: StoreError.alreadyExists(.user, field: "email", value: "mia@example.com")) {
        try await shop.decide(ImportUser(other))
      }
    }
  }
}

@Suite("Importing an order")
struct ImportOrderTests {
  let mia: User
  let lamp: Product
  let vase: Product
  let past: [Change]
  let day = Timestamp(microseconds: 1_291_191_960_000_000)

  init() throws {
    mia = try Samples.user(1, email: "mia@example.com")
    lamp = try Samples.product(1, sku: "Lamp")
    vase = try Samples.product(2, sku: "Vase")
    past = [.userAdded(mia), .productAdded(lamp), .productAdded(vase), Samples.shelf(lamp, 1)]
  }

  func order(
    numbered number: Int = 1, buyer: String = "mia@example.com", _ items: [(sku: String, units: Int, price: Int64)],
    status: Order.Status = .fulfilled, at time: Timestamp? = nil
  ) throws -> ImportOrder {
    try ImportOrder(
      id: Samples.orderID(number), reference: try OrderReference("536365"), buyer: try EmailAddress(buyer),
      items: items.map {
        ImportOrder.Item(try Quantity($0.units), of: try SKU($0.sku), at: try Money(minorUnits: $0.price))
      },
      status: status, placedAt: time ?? day)
  }

  @Test("Keeps it as given: reference, time, prices, repeated products; no stock moves", arguments: Engine.allCases)
  func keeps(engine: Engine) async throws {
    let shop = Shop(on: engine, past)
    let items: [(String, Int, Int64)] = [("LAMP", 6, 255), ("vase", 2, 0), ("Lamp", 1, 100)]
    let decision = try await shop.decide(order(items, status: .paid))
    let lines = [
      try OrderLine(try Quantity(6), of: lamp, at: try Money(minorUnits: 255), fromStock: false),
      try OrderLine(try Quantity(2), of: vase, at: .zero, fromStock: false),
      try OrderLine(try Quantity(1), of: lamp, at: try Money(minorUnits: 100), fromStock: false),
    ]
    let taken = try Order(
      imported: Samples.orderID(1), reference: try OrderReference("536365"), buyer: mia.id, lines: lines, status: .paid,
      placedAt: day)
    #expect(decision.outcome == .added)
    #expect(decision.changes == [.orderImported(taken)])
  }

  @Test("The same again changes nothing, though its status has moved on", arguments: Engine.allCases)
  func unchanged(engine: Engine) async throws {
    let shop = Shop(on: engine, past)
    try await shop.execute(order([("Lamp", 6, 255)], status: .paid))
    try await shop.execute(CancelOrder(Samples.orderID(1)))
    let again = try await shop.decide(order(numbered: 2, [("LAMP", 6, 255)], status: .paid))
    #expect(again.outcome == .unchanged)
    #expect(again.changes == [])
  }

  @Test("Another order under the same reference is refused, whatever differs", arguments: Engine.allCases)
  func conflicting(engine: Engine) async throws {
    let shop = Shop(on: engine, past)
    try await shop.execute(order([("Lamp", 6, 255), ("Vase", 1, 5)]))
    try await shop.execute(AddUser(try Samples.user(2, email: "leo@example.com")))
    let others = [
      try order(numbered: 2, [("Lamp", 6, 255)]),
      try order(numbered: 2, [("Vase", 1, 5), ("Lamp", 6, 255)]),
      try order(numbered: 2, [("Lamp", 5, 255), ("Vase", 1, 5)]),
      try order(numbered: 2, [("Lamp", 6, 254), ("Vase", 1, 5)]),
      try order(numbered: 2, [("Lamp", 6, 255), ("Vase", 1, 5)], at: Timestamp(microseconds: 0)),
      try order(numbered: 2, buyer: "leo@example.com", [("Lamp", 6, 255), ("Vase", 1, 5)]),
    ]
    for other in others {
      await #expect(throws: StoreError.alreadyExists(.order, field: "reference", value: "536365")) {
        try await shop.decide(other)
      }
    }
  }

  @Test("The buyer and every product must be here first", arguments: Engine.allCases)
  func unknown(engine: Engine) async throws {
    let shop = Shop(on: engine, past)
    await #expect(throws: StoreError.notFound(.user, key: "leo@example.com")) {
      try await shop.decide(order(buyer: "leo@example.com", [("Lamp", 1, 1)]))
    }
    await #expect(throws: StoreError.notFound(.product, key: "Chair")) {
      try await shop.decide(order([("Lamp", 1, 1), ("Chair", 1, 1)]))
    }
  }

  @Test("Has at least one line, and may have far more than an order placed here", arguments: Engine.allCases)
  func lines(engine: Engine) async throws {
    let shop = Shop(on: engine, past)
    #expect(throws: StoreError.outOfRange(field: "items", allowed: "at least one line")) { try order([]) }
    let many = Array(repeating: (sku: "Lamp", units: 1, price: Int64(1)), count: 1_000)
    guard case .orderImported(let taken)? = try await shop.decide(order(many)).changes.first else {
      Issue.record("no order was imported")
      return
    }
    #expect(taken.lines.count == 1_000)
    #expect(taken.total == (try Money(minorUnits: 1_000)))
  }

  @Test("A total past what an amount may be is refused", arguments: Engine.allCases)
  func amounts(engine: Engine) async throws {
    let shop = Shop(on: engine, past)
    let half: Int64 = 600_000_000_000
    await #expect(throws: StoreError.amountTooLarge) {
      try await shop.decide(order([("Lamp", 1, half), ("Vase", 1, half)]))
    }
  }
}
