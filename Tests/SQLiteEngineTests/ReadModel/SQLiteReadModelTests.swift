import Randomness
import Domain
import Queries
import Records
import SQLEngine
import SQLiteEngine
import StoreSamples
import Synchronisation
import Testing

@Suite("The read model in a SQLite file")
struct SQLiteReadModelTests {
  @Test("Holds what the dictionaries hold, fed in parts, over restarts", arguments: 0..<6 as Range<UInt64>)
  func equalsDictionaries(seed: UInt64) async throws {
    var random = SeededRandom(seed: seed)
    let changes = try History(seed: seed, steps: 200).changes
    let side = try ReadSide()
    for (number, change) in changes.enumerated() {
      let record = side.log.append([change])
      if Int.random(in: 0..<3, using: &random) > 0 || number == changes.count - 1 { side.projector.feed([record]) }
      if number % 150 == 149 {
        side.close()
        try side.reopen(batchBytes: Int.random(in: 1...50_000, using: &random))
      }
    }
    await side.catchUp()
    #expect(try side.contents() == side.expectedContents())
    #expect(side.reports.list.count { $0.contains("building") } == 1)
  }

  @Test("Built anew it is the same, row for row, as kept change by change", arguments: 0..<3 as Range<UInt64>)
  func rebuildEqualsLive(seed: UInt64) async throws {
    let log = SampleLog(try History(seed: seed, steps: 150).changes)
    let live = try ReadSide(log, batchBytes: 1)
    await live.catchUp()
    let rebuilt = try ReadSide(log, batchBytes: 1 << 20)
    await rebuilt.catchUp()
    let rows = try live.dump()
    #expect(try rebuilt.dump() == rows)
    #expect(rows.count > 300)
  }

  @Test("Of a product that is emptied and deleted at once the ledger is the same, however it is fed")
  func deletedShelf() async throws {
    let product = try Samples.product(1)
    func moved(_ delta: Int, _ left: Int) -> Change {
      .stockMoved(
        StockMovement(of: product.id, by: delta, because: delta > 0 ? .receipt : .adjustment),
        to: Stock(product: product.id, onHand: left))
    }
    let live = try ReadSide()
    await live.commit([.productAdded(product)])
    await live.commit([moved(5, 5)])
    await live.commit([moved(-5, 0), .productDeleted(product)])
    let rebuilt = try ReadSide(live.log, batchBytes: 1 << 20)
    await rebuilt.catchUp()
    #expect(try rebuilt.dump() == live.dump())
  }

  @Test("Takes a batch only where it stands, and then whole")
  func compareAndSet() async throws {
    let side = try ReadSide(SampleLog(try History(seed: 1, steps: 20).changes))
    await side.catchUp()
    side.projector.stop()
    let before = try side.dump()
    let found = try #require(try side.model.checkpoint())
    let other = found.moved(to: found.position - 1, hash: found.hash)
    let operations = FoldedOperations([.setOnHand(Samples.productID(1), 77)])
    #expect(throws: ReadModelFailure.displaced) {
      try side.model.apply(operations, from: other, to: found) { true }
    }
    #expect(try side.dump() == before)
    #expect(try side.model.apply(operations, from: found, to: found) { true })
    #expect(try side.dump() != before)
  }

  @Test("What turns out not to be meant leaves nothing, and nobody sees it meanwhile")
  func notMeant() async throws {
    let side = try ReadSide(SampleLog(try History(seed: 1, steps: 20).changes))
    await side.catchUp()
    side.projector.stop()
    let before = try side.dump()
    let found = try #require(try side.model.checkpoint())
    let operations = FoldedOperations([.setOnHand(Samples.productID(1), 77)])
    for isMeant in [false, true] {
      var meanwhile: [String]?
      let isApplied = try side.model.apply(operations, from: found, to: found) {
        meanwhile = try? side.dump()
        return isMeant
      }
      #expect(isApplied == isMeant)
      #expect(meanwhile == before)
      #expect(try (side.dump() != before) == isMeant)
    }
  }

  @Test("Of an order that is cancelled no zero stays behind")
  func zeros() async throws {
    let side = try ReadSide()
    let order = try Samples.order(1, at: Timestamp("2024-05-05T12:00:00Z"), [(1, of: Samples.product(1))])
    await side.commit([.orderPlaced(order)])
    #expect(try side.dump().count { $0.hasPrefix("report_cells") } == 10)
    await side.commit([.orderMoved(from: order, to: try order.moved(to: .cancelled))])
    #expect(try side.dump().count { $0.hasPrefix("report_cells") } == 0)
  }

  @Test("A folder that cannot be written is refused with the reason")
  func refusal() {
    #expect(throws: StoreError.self) { try SQLiteReadModel(path: "/proc/none/read.db") }
  }
}
