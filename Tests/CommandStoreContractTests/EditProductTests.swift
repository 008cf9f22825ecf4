import Commands
import Domain
import StoreSamples
import Testing

@Suite("Editing, archiving and deleting products")
struct EditProductTests {
  let lamp: Product
  let vase: Product
  let past: [Change]

  init() throws {
    let details = try Product.Details(category: "Light", barcode: "401", reorderPoint: 3, targetLevel: nil)
    lamp = try Samples.product(1, sku: "LAMP", details: details)
    vase = try Samples.product(2, sku: "VASE")
    past = [.productAdded(lamp), .productAdded(vase), .userAdded(try Samples.user(1))]
  }

  @Test("Changes what is said, keeps the rest, and counts a version", arguments: Engine.allCases)
  func edit(engine: Engine) async throws {
    let shop = Shop(on: engine, past)
    var edits = EditProduct.Edits()
    edits.sku = try SKU("lamp-2")
    edits.price = try Money(minorUnits: 500)
    edits.category = .set(" Lights ")
    edits.barcode = .clear
    edits.targetLevel = .set(9)
    let expected = Product(
      id: lamp.id, sku: try SKU("lamp-2"), name: lamp.name, price: try Money(minorUnits: 500),
      details: try Product.Details(category: "Lights", barcode: nil, reorderPoint: 3, targetLevel: 9), version: 2)
    let decision = try await shop.decide(try EditProduct(lamp.id, version: 1, edits))
    #expect(decision.outcome == expected)
    #expect(decision.changes == [.productEdited(from: lamp, to: expected)])
  }

  @Test("An edit that says what is there already changes nothing", arguments: Engine.allCases)
  func same(engine: Engine) async throws {
    let shop = Shop(on: engine, past)
    var edits = EditProduct.Edits()
    edits.sku = lamp.sku
    edits.name = lamp.name
    #expect(try await shop.decide(try EditProduct(lamp.id, version: 1, edits)).changes == [])
  }

  @Test("Whoever has not seen the latest version edits nothing", arguments: Engine.allCases)
  func stale(engine: Engine) async throws {
    let shop = Shop(on: engine, past)
    var edits = EditProduct.Edits()
    edits.name = try Product.Name("Torch")
    try await shop.execute(try EditProduct(lamp.id, version: 1, edits))
    let stale = StoreError.changedMeanwhile(current: 2)
    await #expect(throws: stale) { try await shop.decide(try EditProduct(lamp.id, version: 1, edits)) }
    await #expect(throws: stale) { try await shop.decide(ArchiveProduct(lamp.id, version: 1)) }
    await #expect(throws: stale) { try await shop.decide(DeleteProduct(lamp.id, version: 3)) }
    #expect(try await shop.decide(ArchiveProduct(lamp.id)).outcome.version == 3)
  }

  @Test(
    "A SKU is of one product at a time, whatever its case, and free once its product has another",
    arguments: Engine.allCases)
  func skus(engine: Engine) async throws {
    let shop = Shop(on: engine, past)
    var edits = EditProduct.Edits()
    edits.sku = try SKU("vase")
    let taken = StoreError.alreadyExists(.product, field: "sku", value: "VASE")
    await #expect(throws: taken) { try await shop.decide(try EditProduct(lamp.id, version: 1, edits)) }
    var away = EditProduct.Edits()
    away.sku = try SKU("JUG")
    try await shop.execute(try EditProduct(vase.id, version: 1, away))
    #expect(try await shop.execute(try EditProduct(lamp.id, version: 1, edits)).outcome.sku.text == "vase")
    let now = StoreError.alreadyExists(.product, field: "sku", value: "vase")
    await #expect(throws: now) { try await shop.decide(try AddProduct(try Samples.product(3, sku: "Vase"))) }
  }

  @Test("What is archived is not sold until it is restored; twice is once", arguments: Engine.allCases)
  func archive(engine: Engine) async throws {
    let shop = Shop(on: engine, past)
    #expect(try await shop.execute(ArchiveProduct(lamp.id)).outcome.status == .archived)
    #expect(try await shop.decide(ArchiveProduct(lamp.id)).changes == [])
    let order = try PlaceOrder(
      id: Samples.orderID(1), buyer: Samples.userID(1), items: [.init(try Quantity(1), of: lamp.id)])
    await #expect(throws: StoreError.notForSale(lamp.id)) { try await shop.decide(order) }
    let restored = try await shop.execute(RestoreProduct(lamp.id)).outcome
    #expect(restored.status == .active)
    #expect(restored.version == 3)
    #expect(try await shop.decide(order).outcome.lines.count == 1)
  }

  @Test("What was never sold is deleted, and its SKU is free", arguments: Engine.allCases)
  func delete(engine: Engine) async throws {
    let shop = Shop(on: engine, past)
    let decision = try await shop.execute(DeleteProduct(lamp.id, version: 1))
    #expect(decision.changes == [.productDeleted(lamp)])
    await #expect(throws: StoreError.notFound(.product, key: "\(lamp.id)")) {
      try await shop.decide(DeleteProduct(lamp.id))
    }
    #expect(try await shop.decide(try AddProduct(try Samples.product(3, sku: "LAMP"))).changes.count == 1)
  }

  @Test("What was sold stays, also when the order was cancelled; so does what is on hand", arguments: Engine.allCases)
  func notDeleted(engine: Engine) async throws {
    let shop = Shop(on: engine, past)
    try await shop.execute(
      try PlaceOrder(id: Samples.orderID(1), buyer: Samples.userID(1), items: [.init(try Quantity(1), of: lamp.id)]))
    try await shop.execute(CancelOrder(Samples.orderID(1)))
    await #expect(throws: StoreError.notDeletable(.sold(lamp.id))) { try await shop.decide(DeleteProduct(lamp.id)) }
    try await shop.execute(try CountStock(4, of: vase.id))
    await #expect(throws: StoreError.notDeletable(.onHand(vase.id, units: 4))) {
      try await shop.decide(DeleteProduct(vase.id))
    }
    try await shop.execute(try CountStock(0, of: vase.id))
    try await shop.execute(DeleteProduct(vase.id))
    #expect(try await shop.onHand(vase.id) == nil)
  }
}
