import Commands
import Domain
import StoreSamples
import Testing

@Suite("Adding a product")
struct AddProductTests {
  @Test("Puts it on sale, its stock untracked", arguments: Engine.allCases)
  func adds(engine: Engine) async throws {
    let lamp = try Samples.product(1)
    let decision = try await Shop(on: engine).decide(AddProduct(lamp))
    #expect(decision.outcome == lamp)
    #expect(decision.changes == [.productAdded(lamp)])
  }

  @Test("An opening stock is a count, and starts the tracking", arguments: Engine.allCases, [0, 12])
  func openingStock(engine: Engine, onHand: Int) async throws {
    let lamp = try Samples.product(1)
    let decision = try await Shop(on: engine).decide(AddProduct(lamp, onHand: onHand))
    #expect(decision.changes == [.productAdded(lamp), Samples.shelf(lamp, onHand)])
  }

  @Test("A SKU names one product, whatever its case", arguments: Engine.allCases)
  func duplicate(engine: Engine) async throws {
    let shop = Shop(on: engine, .productAdded(try Samples.product(1, sku: "Lamp")))
    let other = try Samples.product(2, sku: "LAMP")
    await #expect(throws: StoreError.alreadyExists(.product, field: "sku", value: "Lamp")) {
      try await shop.decide(AddProduct(other))
    }
  }

  @Test("A stock that no shelf can hold is refused", arguments: [-1, 1_000_000_001])
  func impossibleStock(onHand: Int) throws {
    let lamp = try Samples.product(1)
    #expect(throws: StoreError.outOfRange(field: "on_hand", allowed: "0 to 1000000000")) {
      try AddProduct(lamp, onHand: onHand)
    }
  }
}

@Suite("Adding a user")
struct AddUserTests {
  @Test("Makes someone known", arguments: Engine.allCases)
  func adds(engine: Engine) async throws {
    let mia = try Samples.user(1)
    let decision = try await Shop(on: engine).decide(AddUser(mia))
    #expect(decision.outcome == mia)
    #expect(decision.changes == [.userAdded(mia)])
  }

  @Test("An e-mail address names one user", arguments: Engine.allCases)
  func duplicate(engine: Engine) async throws {
    let shop = Shop(on: engine, .userAdded(try Samples.user(1, email: "mia@example.com")))
    let other = try Samples.user(2, email: "MIA@example.com")
    await #expect(throws: StoreError.alreadyExists(.user, field: "email", value: "mia@example.com")) {
      try await shop.decide(AddUser(other))
    }
  }
}
