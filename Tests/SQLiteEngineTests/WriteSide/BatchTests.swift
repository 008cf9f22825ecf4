import Commands
import Domain
import Foundation
import SQLEngine
import SQLiteEngine
import Records
import StoreSamples
import Synchronization
import Testing

@Suite("Commands that wait together share one commit, and nothing else")
struct BatchTests {
  private let side: WriteSide

  init() throws { side = try WriteSide() }

  @Test("A refusal in the middle holds back nobody, and later commands see what earlier ones did")
  func refusalInTheMiddle() async throws {
    try await side.open(products: 1, onHand: 5)
    let start = try side.log.head() + 1  // The plug's.
    let lamp = try Samples.product(1)
    let answers = try await side.together([
      Asked(try order(1, 3)), Asked(try order(2, 3)), Asked(try order(3, 2)), Asked(CancelOrder(Samples.orderID(1))),
      Asked(try order(4, 3)), Asked(CancelOrder(Samples.orderID(9))),
    ])
    let first = try placed(1, 3)
    #expect(
      answers == [
        .success(Answered(.order(first), at: start + 1)),
        .failure(.shortage([Shortage(product: lamp.id, asked: 3, available: 2)])),
        .success(Answered(.order(try placed(3, 2)), at: start + 2)),
        .success(Answered(.order(try first.moved(to: .cancelled)), at: start + 3)),
        .success(Answered(.order(try placed(4, 3)), at: start + 4)),
        .failure(.notFound(.order, key: "\(Samples.orderID(9))")),
      ])
    #expect(side.gate.batches.last?.map(\.position) == [start + 1, start + 2, start + 3, start + 4])
    #expect(try side.integers("SELECT on_hand FROM stocks") == [0])
  }

  @Test("A command learns what it needs from rows that the batch has just made")
  func needsOfNewRows() async throws {
    try await side.open(products: 1, onHand: 10)
    // So that the lane knows no row from before.
    try await side.restart()
    let history = try ImportOrder(
      id: Samples.orderID(1), reference: OrderReference("INV-1"), buyer: Samples.user(1).email,
      items: [.init(Quantity(4), of: Samples.product(1).sku, at: .zero)], status: .placed, placedAt: side.clock.now)
    let answers = try await side.together([Asked(history), Asked(CountShelf(order: Samples.orderID(1)))])
    #expect(try answers[1].get().answer == .stock(Stock(product: Samples.productID(1), onHand: 10)))
  }

  @Test("What is loaded late does not undo what was decided before")
  func lateRowsAreOlder() async throws {
    try await side.open(products: 1)
    let reference = try OrderReference("INV-1")
    let history = try ImportOrder(
      id: Samples.orderID(1), reference: reference, buyer: Samples.user(1).email,
      items: [.init(Quantity(4), of: Samples.product(1).sku, at: .zero)], status: .placed, placedAt: side.clock.now)
    _ = try await side.commands.execute(history, by: nil, once: nil)
    try await side.restart()
    let tell = TellCancelled(order: history.id, reference: reference)
    let answers = try await side.together([Asked(CancelOrder(history.id)), Asked(tell)])
    #expect(try answers[1].get().answer == answers[0].get().answer)
  }

  @Test("What the database refuses one command, it does not refuse the others")
  func constraintOfOne() async throws {
    try await side.open(products: 1, onHand: 100)
    let answers = try await side.together([
      Asked(try order(1, 1)), Asked(try order(2, 2)), Asked(try order(2, 5)), Asked(try order(3, 3)),
    ])
    #expect(answers.map { (try? $0.get()) != nil } == [true, true, false, true])
    guard case .failure(.unavailable(.failed(let reason))) = answers[2] else {
      Issue.record("an order's identifier was used twice: \(answers[2])")
      return
    }
    #expect(reason.contains("UNIQUE"))
    #expect(try side.integers("SELECT on_hand FROM stocks") == [94])
    #expect(try side.log.firstBreak() == nil)
  }

  @Test("A command that changes nothing answers the latest position")
  func unchanged() async throws {
    let user = try Samples.user(1)
    let answers = try await side.together([
      Asked(ImportUser(user)), Asked(AddUser(try Samples.user(2))), Asked(ImportUser(user)),
    ])
    #expect(
      answers == [
        .success(Answered(.imported(.added), at: 2)), .success(Answered(.user(try Samples.user(2)), at: 3)),
        .success(Answered(.imported(.unchanged), at: 3)),
      ])
  }

  @Test("More commands than may wait are refused as busy; those that wait are served")
  func busy() async throws {
    let gate = Gate()
    let folder = WriteFolder()
    let store = try SQLiteStore(folder: folder.path) { Timestamp("2026-01-01T12:00:00Z") }
    let commands = SQLiteCommandStore(
      on: try SQLiteConnection(path: store.files.store, mode: .durable), clock: { Timestamp("2026-01-01T12:00:00Z") },
      capacity: 2, telling: LogListener(committed: gate.pass))
    let users = try (1...5).map { Asked(AddUser(try Samples.user($0))) }
    gate.close()
    let answers = await withTaskGroup(of: Result<Answered, StoreError>.self) { group in
      group.addImmediateTask { await users[0].answer(of: commands) }
      await gate.held()
      for user in users.dropFirst() { group.addImmediateTask { await user.answer(of: commands) } }
      gate.open()
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(answers.filter { $0 == .failure(.unavailable(.busy)) }.count == 2)
    #expect(answers.filter { (try? $0.get()) != nil }.count == 3)
    await commands.stop()
  }

  @Test("Stopping serves what waits, refuses what comes, and leaves no log beside the file")
  func stopping() async throws {
    let side = side
    let users = try (1...3).map { Asked(AddUser(try Samples.user($0))) }
    // The change log stays open, so that the file beside is not removed, but emptied.
    #expect(try side.log.head() == 0)
    side.gate.close()
    let served = await withTaskGroup(of: Result<Answered, StoreError>.self) { group in
      group.addImmediateTask { await users[0].answer(of: side.commands) }
      await side.gate.held()
      group.addImmediateTask { await users[1].answer(of: side.commands) }
      let stopped = Flag()
      await withTaskGroup { stopping in
        stopping.addImmediateTask {
          await side.commands.stop()
          stopped.isSet.withLock { $0 = true }
        }
        // `stop` has closed the queue by the time it first waits.
        #expect(await users[2].answer(of: side.commands) == .failure(.unavailable(.stopping)))
        #expect(stopped.isSet.withLock { !$0 }, "stopped with a command still waiting")
        side.gate.open()
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(served.map { (try? $0.get()) != nil } == [true, true])
    #expect(try side.log.head() == 2)
    let ahead = try FileManager.default.attributesOfItem(atPath: side.folder.storeFile + "-wal")[.size] as? Int
    #expect(ahead == 0)
    await side.commands.stop()
  }

  private func order(_ number: Int, _ quantity: Int) throws -> PlaceOrder {
    try PlaceOrder(
      id: Samples.orderID(number), buyer: Samples.userID(1),
      items: [.init(Quantity(quantity), of: Samples.productID(1))])
  }

  private func placed(_ number: Int, _ quantity: Int) throws -> Order {
    try Order(
      id: Samples.orderID(number), buyer: Samples.userID(1),
      lines: [OrderLine(Quantity(quantity), of: Samples.product(1), fromStock: true)], placedAt: side.clock.now)
  }
}

/// Tells what the shelf holds of an order's first product.
private struct CountShelf: Command {
  static let name = "test.count"

  let order: Order.ID

  func needs(given state: State) -> Set<Need> {
    let products = state.orderIfLoaded(order)?.lines.map(\.product) ?? []
    return products.reduce(into: [.order(order)]) { $0.insert(.stock($1)) }
  }

  func decide(on state: State, at moment: Moment) throws(StoreError) -> Decision<Stock> {
    let order = try state.order(order)
    return Decision(state.stock(of: order.lines[0].product), [])
  }
}

/// Tells an order that was imported, which it looks for once it knows that the order is cancelled.
private struct TellCancelled: Command {
  static let name = "test.tell"

  let order: Order.ID
  let reference: OrderReference

  func needs(given state: State) -> Set<Need> {
    state.orderIfLoaded(order)?.status == .cancelled ? [.order(order), .importedOrder(reference)] : [.order(order)]
  }

  func decide(on state: State, at moment: Moment) throws(StoreError) -> Decision<Order> {
    Decision(try state.order(order), [])
  }
}

private final class Flag: Sendable {
  let isSet = Mutex(false)
}
