import Commands
import Domain
import MemoryEngine
import StoreSamples
import Testing

@Suite("The store in memory")
struct MemoryCommandStoreTests {
  let store = MemoryCommandStore(clock: { Timestamp(microseconds: 1_700_000_000_000_000) })

  func once(_ key: String, _ fingerprint: UInt8) throws -> Idempotency {
    Idempotency(key: try IdempotencyKey(key), fingerprint: [fingerprint])
  }

  @Test("Logs each command that changed something, with its actor, at positions from 1")
  func log() async throws {
    let mia = try Samples.user(1)
    let lamp = try Samples.product(1)
    let first = try await store.execute(AddUser(mia), by: nil, once: nil)
    let second = try await store.execute(try ImportProduct(lamp), by: mia.id, once: nil)
    let third = try await store.execute(try ImportProduct(lamp), by: mia.id, once: nil)
    #expect([first.position, second.position, third.position] == [1, 2, 2])
    #expect(store.log.map(\.command) == ["user.add", "product.import"])
    #expect(store.log.map(\.actor) == [nil, mia.id])
    #expect(store.log.map(\.changes) == [[.userAdded(mia)], [.productAdded(lamp)]])
  }

  @Test("The same key and request get the first answer; another request with the key is refused")
  func idempotency() async throws {
    let mia = try Samples.user(1)
    let first = try await store.execute(AddUser(mia), by: nil, once: try once("k", 1))
    let again = try await store.execute(AddUser(mia), by: nil, once: try once("k", 1))
    #expect([first.replayed, again.replayed] == [false, true])
    #expect(again.outcome == mia)
    #expect(store.log.count == 1)
    await #expect(throws: StoreError.keyReused) {
      _ = try await store.execute(AddUser(try Samples.user(2)), by: nil, once: try once("k", 2))
    }
  }

  @Test("A refusal changes nothing and is not kept with its key")
  func refusals() async throws {
    let lamp = try Samples.product(1)
    let receipt = try ReceiveStock(try Quantity(5), of: lamp.id)
    await #expect(throws: StoreError.notFound(.product, key: "\(lamp.id)")) {
      _ = try await store.execute(receipt, by: nil, once: try once("k", 1))
    }
    #expect(store.log == [])
    _ = try await store.execute(try AddProduct(lamp), by: nil, once: nil)
    #expect(try await store.execute(receipt, by: nil, once: try once("k", 1)).outcome.onHand == 5)
  }

  @Test("Sixteen buyers at once get what the shelf holds, to the last unit, and no more")
  func sellsOut() async throws {
    let mia = try Samples.user(1)
    let lamp = try Samples.product(1)
    _ = try await store.execute(AddUser(mia), by: nil, once: nil)
    _ = try await store.execute(try AddProduct(lamp, onHand: 50), by: nil, once: nil)
    let item = PlaceOrder.Item(try Quantity(1), of: lamp.id)
    let sold = await withTaskGroup(of: Int.self) { buyers in
      for number in 0..<160 {
        buyers.addTask { [store] in
          let order = try? PlaceOrder(id: Samples.orderID(number), buyer: mia.id, items: [item])
          guard let order, (try? await store.execute(order, by: nil, once: nil)) != nil else { return 0 }
          return 1
        }
      }
      return await buyers.reduce(0, +)
    }
    #expect(sold == 50)
    #expect(store.rows.stocks[lamp.id] == Stock(product: lamp.id, onHand: 0))
    #expect(store.rows.orders.count == 50)
  }
}
