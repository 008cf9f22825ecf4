import Domain
import Queries
import StoreSamples

@testable import Web

/// A shop with a past, told as changes.
struct Shop {
  private(set) var changes: [Change] = []
  private var orders = 0

  mutating func add(product number: Int, _ name: String, price: Int64) throws {
    changes.append(.productAdded(try Samples.product(number, price: price, name: name)))
  }

  mutating func count(_ number: Int, _ units: Int) {
    let id = Samples.productID(number)
    changes.append(
      .stockMoved(StockMovement(of: id, by: units, because: .count), to: Stock(product: id, onHand: units)))
  }

  mutating func add(user number: Int, _ name: String) throws {
    let user = try Samples.user(number)
    changes.append(.userAdded(User(id: user.id, name: try User.Name(name), email: user.email, role: .customer)))
  }

  /// An order of some units of one product, as the past of another system.
  mutating func order(
    _ quantity: Int, of product: Int, by user: Int, at time: Timestamp, _ status: Order.Status = .fulfilled
  ) throws {
    orders += 1
    let sold = changes.lazy.compactMap { if case .productAdded(let sold) = $0 { sold } else { nil } }
      .first { $0.id == Samples.productID(product) }
    guard let sold else { throw StoreError.notFound(.product, key: "\(product)") }
    let line = try OrderLine(Quantity(quantity), of: sold, fromStock: false)
    changes.append(
      .orderImported(
        try Order(
          imported: Samples.orderID(orders), reference: try OrderReference("R-\(orders)"),
          buyer: Samples.userID(user), lines: [line], status: status, placedAt: time)))
  }
}

extension Shop {
  /// Two buyers and two products; something sold today, yesterday, this month, the month before and long ago.
  static func busy(product: String = "Théière", user: String = "Claire Morel") throws -> Shop {
    var shop = Shop()
    try shop.add(product: 1, product, price: 6_400)
    try shop.add(product: 2, "Savon", price: 540)
    try shop.add(user: 1, user)
    try shop.add(user: 2, "Jonas Weber")
    try shop.order(1, of: 1, by: 1, at: Timestamp("2020-01-05T10:00:00Z"))
    try shop.order(2, of: 2, by: 2, at: Timestamp("2026-10-02T10:00:00Z"))
    try shop.order(4, of: 2, by: 1, at: Timestamp("2026-11-03T10:00:00Z"))
    try shop.order(3, of: 2, by: 2, at: Timestamp("2026-11-20T10:00:00Z"), .paid)
    try shop.order(1, of: 1, by: 1, at: Timestamp("2026-11-20T23:30:00Z"), .placed)
    try shop.order(9, of: 1, by: 2, at: Timestamp("2026-11-21T09:00:00Z"), .cancelled)
    return shop
  }
}
