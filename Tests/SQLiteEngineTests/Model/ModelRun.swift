import Commands
import Domain
import Queries
import Records
import SQLEngine
import SQLiteEngine
import StoreSamples
import Synchronisation
import Testing

/// A store with both its files and a model beside it, asked the same.
final class ModelRun {
  static let projection = StoreProjection(currency: .euro, calendar: .utc)

  let seed: UInt64
  let side: WriteSide
  private(set) var shop = ModelShop()
  private(set) var model: SQLiteReadModel
  private(set) var projector: Projector
  private var source: StepSource
  private var chain: HashChain
  private var fed = 0
  /// A product that the lane is held with, and nothing else is done with.
  private static let counted = 0

  init(seed: UInt64) throws {
    self.seed = seed
    source = StepSource(seed: seed)
    side = try WriteSide()
    chain = HashChain(from: try side.log.epoch())
    model = try SQLiteReadModel(path: side.store.files.readModel)
    projector = Projector(Self.projection, of: side.log, onto: model)
    projector.start()
  }

  /// Puts the product there that the lane is held with.
  func open() async throws {
    let step = ModelStep(kind: .addProduct(Self.counted, ModelGoods(sku: "COUNTED", price: 1), onHand: nil))
    #expect(await step.ask(side.commands) == shop.answer(step))
  }

  /// Asks both for so many things, some at a time: those are one batch of the store's.
  func ask(commands: Int) async throws {
    var asked = 0
    while asked < commands {
      side.clock.advance(seconds: Int64(source.int(1...3_000)))
      shop.now = Int(side.clock.now.seconds)
      // A count changes the log even if it finds what was expected.
      let plug = ModelStep(kind: .count(Self.counted, units: 1))
      _ = shop.answer(plug)
      var steps: [ModelStep] = []
      var expected: [ModelAnswer] = []
      for _ in 0..<source.int(1...12) {
        let step = source.next(in: shop)
        steps.append(step)
        expected.append(shop.answer(step))
        if let order = step.newOrder, shop.orders[order] != nil { source.note(order: order) }
      }
      let answers = await side.together(steps, behind: plug) { await $0.ask($1) }
      for (step, (answer, wanted)) in zip(steps, zip(answers, expected)) where answer != wanted {
        throw ModelDifference(seed: seed, step: "\(step)", store: "\(answer)", model: "\(wanted)")
      }
      asked += steps.count
    }
    for batch in side.gate.batches.dropFirst(fed) { projector.feed(batch) }
    fed = side.gate.batches.count
  }

  /// Both files as a program that was started again finds them.
  func restart() async throws {
    try await side.restart()
    projector.stop()
    model.close()
    model = try SQLiteReadModel(path: side.store.files.readModel)
    projector = Projector(Self.projection, of: side.log, onto: model)
    projector.start()
  }

  func stop() async {
    await side.commands.stop()
    projector.stop()
    model.close()
  }

  /// The log has one record for each command that changed something, as it was written (I5, I13).
  func checkLog() throws {
    let records = try side.log.records(after: chain.position, limit: 100_000)
    for record in records { #expect(chain.follow(record) == nil, "seed \(seed)") }
    #expect(chain.position == Int64(shop.position), "seed \(seed)")
  }

  /// All that `store-manager check` looks at; among it that the read model equals one made anew (I7).
  func audit() throws {
    try SQLiteAudit(folder: side.folder.path, projection: Self.projection).run(
      progress: { _, _ in },
      checked: { #expect($0.holds && $0.omission == nil, "seed \(seed): \($0)") })
  }
}

/// The first step at which store and model say something else.
struct ModelDifference: Error, CustomStringConvertible {
  let seed: UInt64
  let step: String
  let store: String
  let model: String

  var description: String { "STORE_TEST_SEED=\(seed) \(step)\n  store: \(store)\n  model: \(model)" }
}
