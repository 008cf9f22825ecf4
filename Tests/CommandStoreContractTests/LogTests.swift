import Commands
import Domain
import StoreSamples
import Synchronization
import Testing

@Suite("What every store keeps beside its rows")
struct LogTests {
  @Test("Each command that changed something, with its actor, at positions from 1", arguments: Engine.allCases)
  func log(engine: Engine) async throws {
    let store = try engine.open()
    let mia = try Samples.user(1)
    let lamp = try Samples.product(1)
    let first = try await store.commands.execute(AddUser(mia), by: nil, once: nil)
    let second = try await store.commands.execute(try ImportProduct(lamp), by: mia.id, once: nil)
    let third = try await store.commands.execute(try ImportProduct(lamp), by: mia.id, once: nil)
    #expect([first.position, second.position, third.position] == [1, 2, 2])
    #expect(
      try store.log() == [
        LoggedChanges(command: "user.add", actor: nil, changes: [.userAdded(mia)]),
        LoggedChanges(command: "product.import", actor: mia.id, changes: [.productAdded(lamp)]),
      ])
    await store.stop()
  }

  @Test(
    "The same key and request get the first answer; another request or command with it is refused",
    arguments: Engine.allCases)
  func idempotency(engine: Engine) async throws {
    let store = try engine.open()
    let mia = try Samples.user(1)
    let first = try await store.commands.execute(AddUser(mia), by: nil, once: .once("k"))
    let again = try await store.commands.execute(AddUser(try Samples.user(2)), by: nil, once: .once("k"))
    #expect([first.replayed, again.replayed] == [false, true])
    #expect(again.outcome == mia)
    await #expect(throws: StoreError.keyReused) {
      _ = try await store.commands.execute(AddUser(try Samples.user(2)), by: nil, once: .once("k", for: 2))
    }
    await #expect(throws: StoreError.keyReused) {
      _ = try await store.commands.execute(try AddProduct(Samples.product(1)), by: nil, once: .once("k"))
    }
    #expect(try store.log().count == 1)
    await store.stop()
  }

  @Test("The same key of another actor is another key", arguments: Engine.allCases)
  func actors(engine: Engine) async throws {
    let store = try engine.open()
    for (number, actor) in [nil, Samples.userID(8), Samples.userID(9)].enumerated() {
      let user = try Samples.user(number)
      #expect(try await !store.commands.execute(AddUser(user), by: actor, once: .once("k")).replayed)
    }
    #expect(try store.log().count == 3)
    await store.stop()
  }

  @Test("A refusal is not kept with its key: the request may succeed later", arguments: Engine.allCases)
  func refusals(engine: Engine) async throws {
    let store = try engine.open()
    let lamp = try Samples.product(1)
    let receipt = try ReceiveStock(try Quantity(5), of: lamp.id)
    await #expect(throws: StoreError.notFound(.product, key: "\(lamp.id)")) {
      _ = try await store.commands.execute(receipt, by: nil, once: .once("k"))
    }
    _ = try await store.commands.execute(try AddProduct(lamp), by: nil, once: nil)
    #expect(try await store.commands.execute(receipt, by: nil, once: .once("k")).outcome.onHand == 5)
    await store.stop()
  }

  @Test("Answers are kept for 48 hours", arguments: Engine.allCases)
  func expiry(engine: Engine) async throws {
    let time = Clock()
    let store = try engine.open { time.now }
    _ = try await store.commands.execute(AddUser(try Samples.user(1)), by: nil, once: .once("k"))
    time.advance(seconds: 48 * 3_600)
    #expect(try await store.commands.execute(AddUser(try Samples.user(2)), by: nil, once: .once("k")).replayed)
    time.advance(seconds: 1)
    #expect(try await !store.commands.execute(AddUser(try Samples.user(3)), by: nil, once: .once("k")).replayed)
    #expect(try await store.commands.execute(AddUser(try Samples.user(4)), by: nil, once: .once("k")).replayed)
    #expect(try store.log().count == 2)
    await store.stop()
  }

  @Test("Sixteen buyers at once get what the shelf holds, to the last unit, and no more", arguments: Engine.allCases)
  func sellsOut(engine: Engine) async throws {
    let store = try engine.open()
    let commands = store.commands
    let lamp = try Samples.product(1)
    _ = try await commands.execute(AddUser(try Samples.user(1)), by: nil, once: nil)
    _ = try await commands.execute(try AddProduct(lamp, onHand: 50), by: nil, once: nil)
    let item = PlaceOrder.Item(try Quantity(1), of: lamp.id)
    let sold = await withTaskGroup(of: Int.self) { buyers in
      for buyer in 0..<16 {
        buyers.addTask {
          var sold = 0
          for number in 0..<10 {
            let id = Samples.orderID(buyer * 10 + number)
            let order = try? PlaceOrder(id: id, buyer: Samples.userID(1), items: [item])
            guard let order, (try? await commands.execute(order, by: nil, once: nil)) != nil else { continue }
            sold += 1
          }
          return sold
        }
      }
      return await buyers.reduce(0, +)
    }
    #expect(sold == 50)
    let last = try store.log().last { !$0.changes.isEmpty }?.changes.last
    #expect(last.map { if case .stockMoved(_, to: let stock) = $0 { stock.onHand == 0 } else { false } } == true)
    await store.stop()
  }
}

/// A clock that stands still until it is moved.
private final class Clock: Sendable {
  private let time = Mutex(Shop.noon)

  var now: Timestamp { time.withLock { $0 } }

  func advance(seconds: Int64) {
    time.withLock { $0 = Timestamp(microseconds: $0.microseconds + seconds * 1_000_000) }
  }
}
