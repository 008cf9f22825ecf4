import Domain
import JSON
import Queries
import StoreSamples
import Testing

/// Things as tests of lists describe them.
enum Things {
  static func product(
    _ number: Int, _ name: String = "Lamp", sku: String? = nil, price: Int64 = 1_000, category: String? = nil,
    barcode: String? = nil, reorderPoint: Int? = nil, targetLevel: Int? = nil, _ status: Product.Status = .active
  ) throws -> Product {
    Product(
      id: Samples.productID(number), sku: try SKU(sku ?? "S\(number)"), name: try Product.Name(name),
      price: try Money(minorUnits: price),
      details: try Product.Details(
        category: category, barcode: barcode, reorderPoint: reorderPoint, targetLevel: targetLevel), status: status)
  }

  static func user(_ number: Int, _ name: String, _ email: String, _ role: User.Role = .customer) throws -> User {
    User(id: Samples.userID(number), name: try User.Name(name), email: try EmailAddress(email), role: role)
  }

  /// Placed so many hours after the beginning of time.
  static func order(
    _ number: Int, by buyer: Int = 1, hour: Int64 = 0, reference: String? = nil, _ status: Order.Status = .placed
  ) throws -> Order {
    let line = try OrderLine(Quantity(1), of: Samples.product(1), fromStock: false)
    return try Order(
      imported: Samples.orderID(number), reference: try OrderReference(reference ?? "R-\(number)"),
      buyer: Samples.userID(buyer), lines: [line], status: status, placedAt: time(hour))
  }

  static func time(_ hour: Int64) -> Timestamp { Timestamp(microseconds: hour * 3_600_000_000) }

  /// So many units on the shelf from now on.
  static func stock(_ number: Int, _ onHand: Int) -> Change {
    let id = Samples.productID(number)
    return .stockMoved(StockMovement(of: id, by: onHand, because: .count), to: Stock(product: id, onHand: onHand))
  }
}

/// What an answer names its rows by.
func names(_ documents: [[UInt8]], _ member: String = "name") throws -> [String] {
  try documents.map { try JSONReader(parsing: $0).member(member).string() }
}

extension ReadStore {
  /// Every page of a list, one after another; a list that does not end is cut short.
  func all(_ query: ProductListQuery) async throws -> [ProductRow] {
    var (query, rows) = (query, [ProductRow]())
    for _ in 0..<10_000 {
      let page = try await products(query)
      rows += page.products
      guard let next = page.next else { break }
      query.cursor = ListCursor(next.description)
      #expect(query.cursor == next)
    }
    return rows
  }

  func all(_ query: UserListQuery) async throws -> [[UInt8]] {
    var (query, rows) = (query, [[UInt8]]())
    for _ in 0..<10_000 {
      let page = try await users(query)
      rows += page.users
      guard let next = page.next else { break }
      query.cursor = ListCursor(next.description)
      #expect(query.cursor == next)
    }
    return rows
  }

  func all(_ query: OrderListQuery) async throws -> [[UInt8]] {
    var (query, rows) = (query, [[UInt8]]())
    for _ in 0..<10_000 {
      let page = try await orders(query)
      rows += page.summaries
      guard let next = page.next else { break }
      query.cursor = OrderCursor(next.description)
      #expect(query.cursor == next)
    }
    return rows
  }
}
