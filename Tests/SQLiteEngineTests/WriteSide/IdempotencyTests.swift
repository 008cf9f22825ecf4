import Commands
import Domain
import Records
import SQLEngine
import SQLiteEngine
import StoreSamples
import Testing

@Suite("A repeated request gets the first answer and changes nothing")
struct IdempotencyTests {
  private let side: WriteSide

  init() throws { side = try WriteSide() }

  @Test("The same key and request get the first answer, also from a store opened again")
  func replay() async throws {
    try await side.open(products: 1, onHand: 10)
    let asked = try order(1, .once("k"))
    let first = try await asked.answer(of: side.commands).get()
    #expect(!first.replayed)
    let second = try await order(2, .once("k")).answer(of: side.commands).get()
    #expect(second == Answered(first.answer, at: first.position, replayed: true))
    await side.commands.stop()

    let commands = try side.store.startCommands { _ in }
    let third = try await order(3, .once("k")).answer(of: commands).get()
    #expect(third == second)
    #expect(try side.integers("SELECT on_hand FROM stocks") == [9])
    #expect(try side.log.head() == first.position)
    await commands.stop()
  }

  @Test("Every kind of outcome is kept and read back")
  func kinds() async throws {
    let lamp = try Samples.product(1)
    let asked = try [
      Asked(AddProduct(lamp, onHand: 3), once: .once("product")),
      Asked(AddUser(Samples.user(1)), once: .once("user")),
      Asked(ReceiveStock(Quantity(4), of: lamp.id), once: .once("stock")),
      order(1, .once("order")),
      Asked(ImportUser(Samples.user(1)), once: .once("import")),
    ]
    for one in asked {
      let first = try await one.answer(of: side.commands).get()
      let again = try await one.answer(of: side.commands).get()
      #expect(again == Answered(first.answer, at: first.position, replayed: true))
    }
  }

  @Test("The same key with another request, or another command, is refused")
  func otherRequest() async throws {
    try await side.open(products: 1, onHand: 10)
    _ = try await order(1, .once("k", for: 1)).answer(of: side.commands).get()
    #expect(try await order(2, .once("k", for: 2)).answer(of: side.commands) == .failure(.keyReused))
    let other = Asked(AddUser(try Samples.user(2)), once: try .once("k", for: 1))
    #expect(await other.answer(of: side.commands) == .failure(.keyReused))
    #expect(try side.integers("SELECT on_hand FROM stocks") == [9])
  }

  @Test("The same key of another actor is another key")
  func otherActor() async throws {
    try await side.open(products: 1, onHand: 10)
    for actor in [nil, Samples.userID(1), Samples.userID(2)] {
      let answer = try await order(Int.random(in: 1...1_000_000), .once("k"), by: actor).answer(of: side.commands)
      #expect(try !answer.get().replayed)
    }
    #expect(try side.integers("SELECT on_hand FROM stocks") == [7])
  }

  @Test("Two of one key in one batch are one; a refusal is not kept, so the next of its key may succeed")
  func sameBatch() async throws {
    try await side.open(products: 1, onHand: 10)
    let many = try Asked(
      PlaceOrder(
        id: Samples.orderID(7), buyer: Samples.userID(1), items: [.init(Quantity(99), of: Samples.productID(1))]),
      once: .once("b"))
    let answers = try await side.together([
      order(1, .once("a")), order(2, .once("a")), order(3, .once("a", for: 2)), many, order(4, .once("b")),
    ])
    let first = try answers[0].get()
    #expect(answers[1] == .success(Answered(first.answer, at: first.position, replayed: true)))
    #expect(answers[2] == .failure(.keyReused))
    #expect(
      answers[3] == .failure(.shortage([Shortage(product: Samples.productID(1), asked: 99, available: 9)])))
    #expect(try !answers[4].get().replayed)
    #expect(side.gate.batches.last?.count == 2, "the two orders were not committed together")
    #expect(try side.integers("SELECT on_hand FROM stocks") == [8])
  }

  @Test("Answers are kept for 48 hours; then they go, a few with every new one")
  func expiry() async throws {
    try await side.open(products: 1, onHand: 100)
    for number in 1...20 { _ = try await order(number, .once("\(number)")).answer(of: side.commands).get() }
    side.clock.advance(seconds: 48 * 3_600)
    #expect(try await order(21, .once("1")).answer(of: side.commands).get().replayed)
    side.clock.advance(seconds: 1)
    let again = try await order(22, .once("1")).answer(of: side.commands).get()
    #expect(!again.replayed)
    #expect(try await order(23, .once("1")).answer(of: side.commands).get().replayed)
    for number in 24...34 { _ = try await order(number, .once("\(number)")).answer(of: side.commands).get() }
    #expect(try side.integers("SELECT count(*) FROM idempotency") == [12])
  }

  private func order(_ number: Int, _ once: Idempotency, by actor: User.ID? = nil) throws -> Asked {
    let command = try PlaceOrder(
      id: Samples.orderID(number), buyer: Samples.userID(1), items: [.init(Quantity(1), of: Samples.productID(1))])
    return Asked(command, by: actor, once: once)
  }
}
