import Domain
import Testing

@Suite("Orders")
struct OrderTests {
  let noon = Timestamp(microseconds: 1_700_000_000_000_000)
  let buyer = User.ID(high: 1, low: 1)
  let employee = User.ID(high: 1, low: 2)

  func product(_ price: Int64) throws -> Product {
    Product(
      id: .init(high: 2, low: UInt64(price)), sku: try SKU("P\(price)"), name: try Product.Name("Product \(price)"),
      price: try Money(minorUnits: price))
  }

  func line(_ units: Int, at price: Int64) throws -> OrderLine {
    try OrderLine(try Quantity(units), of: try product(price), fromStock: true)
  }

  func order(_ status: Order.Status, version: Int64 = 1) throws -> Order {
    let line = try line(2, at: 1_999)
    return Order(
      id: .init(high: 3, low: 1), reference: try OrderReference("R"), buyer: buyer, placedBy: employee, lines: [line],
      total: line.amount, status: status, origin: .store, placedAt: noon, version: version)
  }

  @Test("Move along placed → paid → fulfilled, or are cancelled before; every other step is refused")
  func statuses() throws {
    let allowed: [Order.Status: Set<Order.Status>] = [
      .placed: [.paid, .cancelled], .paid: [.fulfilled, .cancelled], .fulfilled: [], .cancelled: [],
    ]
    for status in Order.Status.allCases {
      for next in Order.Status.allCases {
        let before = try order(status, version: 4)
        if allowed[status]?.contains(next) == true {
          #expect(try before.moved(to: next) == order(next, version: 5))
        } else {
          let sources = Order.Status.allCases.filter { allowed[$0]?.contains(next) == true }
          #expect(throws: StoreError.wrongStatus(order: before.id, is: status, needed: sources)) {
            try before.moved(to: next)
          }
        }
      }
    }
  }

  @Test("Count as sold unless they are cancelled")
  func sales() {
    #expect(Order.Status.allCases.filter(\.isSale) == [.placed, .paid, .fulfilled])
  }

  @Test("A line is its product as sold: price × quantity")
  func lineAmount() throws {
    let product = try product(1_999)
    let line = try OrderLine(try Quantity(3), of: product, fromStock: false)
    #expect(
      line
        == OrderLine(
          product: product.id, sku: product.sku, name: product.name, unitPrice: product.price,
          quantity: try Quantity(3), amount: try Money(minorUnits: 5_997), fromStock: false))
    let cheaper = try OrderLine(try Quantity(3), of: product, at: try Money(minorUnits: 100), fromStock: false)
    #expect(cheaper.amount == (try Money(minorUnits: 300)))
  }

  @Test("A total is the sum of the lines; a new order is placed, of this store, at version 1")
  func total() throws {
    let lines = [try line(2, at: 1_999), try line(1, at: 5)]
    let id = Order.ID(high: 3, low: 9)
    let placed = try Order(id: id, buyer: buyer, placedBy: employee, lines: lines, placedAt: noon)
    #expect(
      placed
        == Order(
          id: id, reference: OrderReference(of: id), buyer: buyer, placedBy: employee, lines: lines,
          total: try Money(minorUnits: 4_003), status: .placed, origin: .store, placedAt: noon, version: 1))
  }

  @Test("Imported history keeps its reference, status and time")
  func imported() throws {
    let lines = [try line(2, at: 1_999)]
    let reference = try OrderReference("536365")
    let taken = try Order(
      imported: .init(high: 3, low: 9), reference: reference, buyer: buyer, lines: lines, status: .fulfilled,
      placedAt: noon)
    #expect(
      taken
        == Order(
          id: .init(high: 3, low: 9), reference: reference, buyer: buyer, placedBy: nil, lines: lines,
          total: try Money(minorUnits: 3_998), status: .fulfilled, origin: .imported, placedAt: noon, version: 1))
  }

  @Test("A total past what an amount may be is refused")
  func totalTooLarge() throws {
    let lines = [try line(1, at: 600_000_000_000), try line(1, at: 400_000_000_001)]
    #expect(throws: StoreError.amountTooLarge) {
      try Order(id: .init(high: 3, low: 9), buyer: buyer, lines: lines, placedAt: noon)
    }
    #expect(throws: StoreError.amountTooLarge) { try line(2, at: 600_000_000_000) }
  }
}
