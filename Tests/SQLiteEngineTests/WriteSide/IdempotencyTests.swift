import Commands
import Domain
import Records
import SQLEngine
import SQLiteEngine
import StoreSamples
import Testing

@Suite("Kept answers in one batch and over time")
struct IdempotencyTests {
  private let side: WriteSide

  init() throws { side = try WriteSide() }

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

  @Test("Answers that are no longer kept go, a few with every new one")
  func expiry() async throws {
    try await side.open(products: 1, onHand: 100)
    for number in 1...20 { _ = try await order(number, .once("\(number)")).answer(of: side.commands).get() }
    side.clock.advance(seconds: 48 * 3_600 + 1)
    _ = try await order(22, .once("1")).answer(of: side.commands).get()
    for number in 24...34 { _ = try await order(number, .once("\(number)")).answer(of: side.commands).get() }
    #expect(try side.integers("SELECT count(*) FROM idempotency") == [12])
  }

  private func order(_ number: Int, _ once: Idempotency) throws -> Asked {
    let command = try PlaceOrder(
      id: Samples.orderID(number), buyer: Samples.userID(1), items: [.init(Quantity(1), of: Samples.productID(1))])
    return Asked(command, once: once)
  }
}
