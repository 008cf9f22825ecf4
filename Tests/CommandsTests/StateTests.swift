import Commands
import Domain
import StoreSamples
import Testing

@Suite("What commands see")
struct StateTests {
  @Test("A rule that reads a row nobody asked for stops the program")
  func assertsAsked() async {
    #if DEBUG
      await #expect(processExitsWith: .failure) {
        _ = State().stock(of: Product.ID(high: 2, low: 1))
      }
    #endif
  }

  @Test("A row that was asked for and is not there is not found")
  func absentRows() throws {
    var state = State()
    let lamp = Product.ID(high: 2, low: 1)
    let mia = User.ID(high: 1, low: 1)
    let order = Order.ID(high: 3, low: 1)
    state.markLoaded([.product(lamp), .user(mia), .order(order), .stock(lamp), .productWithSKU("LAMP")])
    #expect(throws: StoreError.notFound(.product, key: "\(lamp)")) { try state.product(lamp) }
    #expect(throws: StoreError.notFound(.user, key: "\(mia)")) { try state.user(mia) }
    #expect(throws: StoreError.notFound(.order, key: "\(order)")) { try state.order(order) }
    #expect(state.stock(of: lamp) == Stock(product: lamp, onHand: nil))
    #expect(state.product(withSKU: try SKU("lamp")) == nil)
  }

  @Test("Knows what is still missing")
  func missing() {
    var state = State()
    let stock = Need.stock(.init(high: 2, low: 1))
    let product = Need.product(.init(high: 2, low: 1))
    state.markLoaded([stock])
    #expect(state.missing(from: [stock, product]) == [product])
  }

  @Test("A decided change is seen by the commands after it")
  func appliesChanges() throws {
    var state = State()
    let lamp = try Samples.product(1)
    let mia = try Samples.user(1)
    let line = try OrderLine(try Quantity(1), of: lamp, fromStock: true)
    let placed = try Order(id: Samples.orderID(1), buyer: mia.id, lines: [line], placedAt: noon)
    let taken = try Order(
      imported: Samples.orderID(2), reference: try OrderReference("R"), buyer: mia.id, lines: [line], status: .placed,
      placedAt: noon)
    let paid = try taken.moved(to: .paid)
    let changes: [Change] = [
      .productAdded(lamp), .userAdded(mia),
      .stockMoved(StockMovement(of: lamp.id, by: 4, because: .count), to: Stock(product: lamp.id, onHand: 4)),
      .orderPlaced(placed), .orderImported(taken),
      .orderMoved(from: taken, to: paid),
    ]
    for change in changes { state.apply(change) }
    #expect(try state.product(lamp.id) == lamp)
    #expect(state.product(withSKU: lamp.sku) == lamp)
    #expect(try state.user(mia.id) == mia)
    #expect(state.user(withEmail: mia.email) == mia)
    #expect(state.stock(of: lamp.id) == Stock(product: lamp.id, onHand: 4))
    #expect(try state.order(placed.id) == placed)
    #expect(state.importedOrder(taken.reference) == paid)
  }

  @Test("A cancellation first asks for the order, then for the shelves that it took from")
  func asksInSteps() throws {
    let lamp = try Samples.product(1)
    let vase = try Samples.product(2)
    let lines = [
      try OrderLine(try Quantity(1), of: lamp, fromStock: true),
      try OrderLine(try Quantity(1), of: vase, fromStock: false),
    ]
    let placed = try Order(id: Samples.orderID(1), buyer: .init(high: 1, low: 1), lines: lines, placedAt: noon)
    var state = State()
    #expect(CancelOrder(placed.id).needs(given: state) == [.order(placed.id)])
    state.insert(placed)
    #expect(CancelOrder(placed.id).needs(given: state) == [.order(placed.id), .stock(lamp.id)])
  }
}

@Suite("Idempotency keys")
struct IdempotencyKeyTests {
  @Test("Are 1 to 255 visible ASCII characters")
  func allowed() throws {
    #expect(try IdempotencyKey("my-first-order").text == "my-first-order")
    #expect(try IdempotencyKey(String(repeating: "~", count: 255)).text.count == 255)
  }

  @Test("Others are refused", arguments: ["", "a b", "a\n", "é", String(repeating: "x", count: 256)])
  func refused(text: String) {
    #expect(
      throws: StoreError.malformed(field: "Idempotency-Key", expected: "1 to 255 visible ASCII characters")
    ) { try IdempotencyKey(text) }
  }
}

@Suite("Answers that are kept")
struct AnswerTests {
  @Test("Read back as the kind that they are, and as no other")
  func readBack() throws {
    let mia = try Samples.user(1)
    let lamp = try Samples.product(1)
    let stock = Stock(product: lamp.id, onHand: 3)
    let line = try OrderLine(try Quantity(1), of: lamp, fromStock: true)
    let order = try Order(id: Samples.orderID(1), buyer: mia.id, lines: [line], placedAt: noon)
    let answers: [Answer] = [mia.answer, lamp.answer, stock.answer, order.answer, ImportOutcome.unchanged.answer]
    #expect(answers.compactMap { User($0) } == [mia])
    #expect(answers.compactMap { Product($0) } == [lamp])
    #expect(answers.compactMap { Stock($0) } == [stock])
    #expect(answers.compactMap { Order($0) } == [order])
    #expect(answers.compactMap { ImportOutcome($0) } == [.unchanged])
  }
}

private let noon = Timestamp(microseconds: 1_700_000_000_000_000)
