import Commands
import Domain
import Records
import SQLEngine
import SQLiteEngine
import StoreSamples
import Testing

@Suite("The change log tells everything, in order, and shows when it was touched")
struct ChangeLogTests {
  private let side: WriteSide

  init() throws { side = try WriteSide() }

  private func fill() async throws {
    try await side.open(products: 3, onHand: 50, users: 2)
    for number in 1...10 {
      _ = try? await side.commands.execute(
        PlaceOrder(
          id: Samples.orderID(number), buyer: Samples.userID(1 + number % 2),
          items: [.init(Quantity(number), of: Samples.productID(1 + number % 3))]),
        by: Samples.userID(1), once: nil)
    }
  }

  @Test("Records are those that the hook was told of, in pages of any size, gapless from 1")
  func pages() async throws {
    try await fill()
    let told = side.gate.batches.flatMap { $0 }
    #expect(told.map(\.position) == Array(1...Int64(told.count)))
    for limit in [1, 4, 100] {
      var read: [ChangeRecord] = []
      while true {
        let page = try side.log.records(after: read.last?.position ?? 0, limit: limit)
        read += page
        if page.count < limit { break }
      }
      #expect(read == told)
    }
    #expect(told.last?.actor == Samples.userID(1))
    #expect(told.last?.command == "order.place")
    #expect(try side.log.head() == told.last?.position)
    #expect(try side.log.firstBreak(page: 3) == nil)
  }

  @Test("A store opened again goes on where it ended, with the same epoch; another store has another")
  func reopened() async throws {
    try await fill()
    let (epoch, head) = (try side.log.epoch(), try side.log.head())
    await side.commands.stop()
    let commands = try side.store.startCommands(telling: LogListener { _ in })
    let receipt = try await commands.execute(AddUser(Samples.user(9)), by: nil, once: nil)
    #expect(receipt.position == head + 1)
    #expect(try side.log.epoch() == epoch)
    #expect(try side.log.firstBreak() == nil)
    let other = try WriteSide()
    #expect(try withExtendedLifetime(other) { try other.log.epoch() } != epoch)
    await commands.stop()
  }

  @Test(
    "Whatever is touched, it shows",
    arguments: [
      ("UPDATE change_log SET time = time + 1 WHERE position = 6", HashChain.Break.altered(6)),
      ("UPDATE change_log SET actor = NULL WHERE position = 8", .altered(8)),
      ("UPDATE change_log SET command = 'user.add' WHERE position = 8", .altered(8)),
      (
        "UPDATE change_log SET changes = replace(changes, '\"quantity\":4', '\"quantity\":2') WHERE position = 9",
        .altered(9)
      ),
      ("UPDATE change_log SET hash = (SELECT hash FROM change_log WHERE position = 3) WHERE position = 4", .altered(4)),
      ("DELETE FROM change_log WHERE position = 5", .gap(expected: 5, found: 6)),
      ("DELETE FROM change_log WHERE position > 12", .truncated(at: 12, expected: 15)),
      ("UPDATE change_log_head SET epoch = randomblob(32)", .altered(1)),
    ])
  func tampering(sql: String, found: HashChain.Break) async throws {
    try await fill()
    await side.commands.stop()
    let connection = try SQLiteConnection(path: side.store.files.store, mode: .durable)
    try connection.execute(sql)
    connection.close()
    #expect(try side.log.firstBreak() == found)
  }

  @Test("A record that cannot be read is damage")
  func unreadable() async throws {
    try await fill()
    await side.commands.stop()
    let connection = try SQLiteConnection(path: side.store.files.store, mode: .durable)
    try connection.execute("UPDATE change_log SET changes = '[{]' WHERE position = 2")
    connection.close()
    #expect(throws: StoreError.unavailable(.damaged)) { try side.log.records(after: 0, limit: 10) }
    #expect(try side.log.records(after: 2, limit: 1).first?.position == 3)
  }
}
