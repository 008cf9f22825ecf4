import Randomness
import Commands
import Domain
import JSON
import Records
import StoreSamples
import Testing

@Suite("Changes and answers are written down and read back")
struct CodingTests {
  @Test("Every kind of change comes back as it was", arguments: [UInt64.random(in: 0...UInt64.max), 1, 2, 3])
  func changes(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    for _ in 0..<40 {
      let changes = try random.changes()
      #expect(try [Change](encoded: changes.encoded) == changes, "seed \(seed)")
    }
  }

  @Test("Every kind of answer comes back as it was", arguments: [UInt64.random(in: 0...UInt64.max), 1, 2, 3])
  func answers(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    for _ in 0..<50 {
      var answers: [Answer] = ImportOutcome.allCases.map { .imported($0) }
      answers.append(.product(try random.product()))
      answers.append(.user(try random.user()))
      answers.append(.order(try random.order()))
      answers.append(.stock(Stock(product: random.id(), onHand: random.maybe { $0.int(Stock.allowed) })))
      #expect(try answers.map { try Answer(encoded: $0.encoded) } == answers, "seed \(seed)")
    }
  }

  @Test("The form is what it has always been")
  func form() throws {
    let product = Product(
      id: Identifier(high: 1, low: 2), sku: try SKU("BK-1"), name: try Product.Name("Café \"noir\""),
      price: try Money(minorUnits: 999_95),
      details: try Product.Details(category: "Drinks", barcode: nil, reorderPoint: 5, targetLevel: nil))
    let movement = StockMovement(of: product.id, by: -2, because: .sale, order: Identifier(high: 3, low: 4))
    let changes: [Change] = [
      .productAdded(product), .stockMoved(movement, to: Stock(product: product.id, onHand: 40)),
    ]
    #expect(
      String(decoding: changes.encoded, as: UTF8.self) == """
        [{"product_added":{"id":"00000000-0000-0001-0000-000000000002","sku":"BK-1","name":"Café \\"noir\\"",\
        "price":99995,"category":"Drinks","reorder_point":5,"status":"active","version":1}},\
        {"stock_moved":{"product":"00000000-0000-0001-0000-000000000002","delta":-2,"reason":"sale",\
        "order":"00000000-0000-0003-0000-000000000004","on_hand":40}}]
        """)
  }

  @Test("An order that was written before anyone signed in has nobody who placed it")
  func ordersOfOldLogs() throws {
    var random = SeededRandom(seed: 8)
    let order = try random.order(placedBy: Identifier(high: 1, low: 2))
    let written = String(decoding: [Change.orderPlaced(order)].encoded, as: UTF8.self)
    let old = written.replacing(#","placed_by":"00000000-0000-0001-0000-000000000002""#, with: "")
    #expect(old != written)
    guard case .orderPlaced(let read)? = try [Change](encoded: Array(old.utf8)).first else {
      return #expect(Bool(false))
    }
    #expect(read.placedBy == nil)
    #expect([Change.orderPlaced(read)].encoded == Array(old.utf8))
  }

  @Test("What no program of ours wrote is refused, and where it stands is said")
  func refusals() throws {
    var random = SeededRandom(seed: 7)
    let text = String(decoding: [Change.orderPlaced(try random.order())].encoded, as: UTF8.self)
    for (right, wrong, place) in [
      (#""status":""#, #""status":"x"#, "[0].order_placed.status"),
      (#""quantity":"#, #""quantity":-"#, "[0].order_placed.lines[0].quantity"),
      (#""sku":""#, #""sku":"\u0007"#, "[0].order_placed.lines[0].sku"),
      (#""total":"#, #""total":-1"#, "[0].order_placed.total"),
      (#""buyer":""#, #""buyer":"0"#, "[0].order_placed.buyer"),
      (#""order_placed""#, #""order_eaten""#, "[0].order_eaten"),
      (#""placed_at""#, #""placed""#, "[0].order_placed.placed_at"),
    ] {
      let altered = text.replacing(right, with: wrong, maxReplacements: 1)
      let error = #expect(throws: JSONError.self) { try [Change](encoded: Array(altered.utf8)) }
      #expect(error?.path?.description == place)
    }
  }

  @Test("Any bytes at all are read or refused", arguments: [UInt64.random(in: 0...UInt64.max), 1, 2, 3])
  func hostileBytes(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let valid = try random.changes().encoded
    for _ in 0..<400 {
      var bytes = valid
      for _ in 0..<random.int(1...3) {
        let place = random.int(0...bytes.count - 1)
        switch random.int(0...3) {
        case 0: bytes[place] = UInt8(random.int(0...255))
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(random.pick(Array(#"{}[]",:0e-9"#.utf8)), at: place)
        default: bytes.removeSubrange(place..<min(bytes.count, place + random.int(1...40)))
        }
        if bytes.isEmpty { bytes = [0] }
      }
      if let changes = try? [Change](encoded: bytes) {
        #expect(try [Change](encoded: changes.encoded) == changes, "seed \(seed)")
      }
    }
  }
}
