public import Domain

/// Things of a small shop, told apart by number.
public enum Samples {
  public static func product(_ number: Int, price: Int64 = 1_999, name: String? = nil) throws -> Product {
    let name = try Product.Name(name ?? "Lamp \(number)")
    return Product(
      id: productID(number), sku: try SKU("LAMP-\(number)"), name: name, price: try Money(minorUnits: price))
  }

  public static func user(_ number: Int) throws -> User {
    User(
      id: userID(number), name: try User.Name("Mia \(number)"), email: try EmailAddress("mia-\(number)@example.com"),
      role: .customer)
  }

  /// An order of the store, of quantities of products.
  public static func order(
    _ number: Int, by buyer: Int = 1, entered employee: Int? = nil, at placedAt: Timestamp,
    _ items: [(quantity: Int, of: Product)]
  ) throws -> Order {
    let lines = try items.map { try OrderLine(Quantity($0.quantity), of: $0.of, fromStock: false) }
    return try Order(
      id: orderID(number), buyer: userID(buyer), placedBy: employee.map(userID), lines: lines, placedAt: placedAt)
  }

  public static func productID(_ number: Int) -> Product.ID { Product.ID(high: 0x7001, low: UInt64(number)) }
  public static func userID(_ number: Int) -> User.ID { User.ID(high: 0x7002, low: UInt64(number)) }
  public static func orderID(_ number: Int) -> Order.ID { Order.ID(high: 0x7003, low: UInt64(number)) }
}

extension Timestamp {
  /// A moment written as RFC 3339.
  public init(_ text: StaticString) {
    guard let moment = Timestamp(text.description) else { preconditionFailure("\(text) is no moment") }
    self = moment
  }
}
