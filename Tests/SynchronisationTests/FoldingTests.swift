import Randomness
import Domain
import Queries
import StoreSamples
import Synchronisation
import Testing

@Suite("Folding")
struct FoldingTests {
  @Test("A batch folded in any grouping leaves the same model", arguments: 0..<10 as Range<UInt64>)
  func grouping(seed: UInt64) throws {
    let projection = try StoreProjection.sample()
    let changes = try History(seed: seed, steps: 150).changes
    let oneByOne = projection.contents(after: changes)

    var atOnce = MemoryReadModel.Contents()
    atOnce.apply(FoldedOperations(projection.operations(for: changes)))
    #expect(atOnce == oneByOne)

    var random = SeededRandom(seed: seed)
    var grouped = MemoryReadModel.Contents()
    var rest = changes[...]
    while !rest.isEmpty {
      let group = rest.prefix(Int.random(in: 1...20, using: &random))
      let position = Int64(group.startIndex)
      grouped.apply(FoldedOperations(projection.operations(for: group, after: position)))
      rest = rest.dropFirst(group.count)
    }
    #expect(grouped == oneByOne)
  }

  @Test("The model shows what the orders have become", arguments: 0..<5 as Range<UInt64>)
  func figures(seed: UInt64) throws {
    let projection = try StoreProjection.sample()
    let changes = try History(seed: seed, steps: 150).changes
    var orders: [Order.ID: Order] = [:]
    for change in changes {
      switch change {
      case .orderPlaced(let order), .orderImported(let order), .orderMoved(_, to: let order): orders[order.id] = order
      case .orderDeleted(let order): orders[order.id] = nil
      default: break
      }
    }
    let history = projection.contents(after: changes)
    let outcome = projection.contents(after: orders.values.map { .orderImported($0) })
    #expect(history.figures == outcome.figures)
    #expect(history.orders == outcome.orders)
    #expect(outcome.documents.allSatisfy { history.documents[$0.key] == $0.value })
    #expect(orders.values.contains { $0.status == .cancelled })
  }

  @Test("Of several values for one place the last stands; figures that cancel out are not written")
  func lastStands() throws {
    let product = Samples.productID(1)
    let cell = ReportCell(.product, .all, .product(product))
    let folded = FoldedOperations([
      .put(.product(product), json: [1]), .setOnHand(product, 5), .add(Figures(revenue: 3, orders: 1), to: cell),
      .put(.product(product), json: [2]), .setOnHand(product, 4),
      .add(.zero - Figures(revenue: 3, orders: 1), to: cell),
      .label(.product(product), Label(key: "a", name: "A")), .label(.product(product), Label(key: "b", name: "B")),
    ])
    #expect(folded.documents == [.product(product): [2]])
    #expect(folded.onHand == [product: 4])
    #expect(folded.labels == [.product(product): Label(key: "b", name: "B")])
    #expect(folded.figures == [:])
  }
}
