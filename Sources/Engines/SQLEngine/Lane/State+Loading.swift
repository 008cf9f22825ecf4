import Commands
import Domain

extension State {
  /// Loads all that the commands of a batch must see: asks them until nobody needs anything new.
  mutating func load(
    neededBy batch: [any PendingCommand], from connection: some SQLConnection
  ) throws(SQLError) {
    while try loadMissing(batch, from: connection) {}
  }

  /// - Returns: whether anything was missing.
  private mutating func loadMissing(_ batch: [any PendingCommand], from connection: some SQLConnection) throws(SQLError)
    -> Bool
  {
    var missing: Set<Need> = []
    for command in batch {
      for need in command.needs(given: self) where !isLoaded(need) { missing.insert(need) }
    }
    guard !missing.isEmpty else { return false }
    try Keys(missing).load(into: &self, from: connection)
    markLoaded(missing)
    return true
  }
}

/// Needs by the column that finds their rows.
private struct Keys {
  private var products: [Product.ID] = []
  private var skus: [String] = []
  private var users: [User.ID] = []
  private var emails: [String] = []
  private var stocks: [Product.ID] = []
  private var orders: [Order.ID] = []
  private var references: [String] = []
  private var maybeSold: [Product.ID] = []
  private var maybeBuyers: [User.ID] = []

  init(_ needs: Set<Need>) {
    for need in needs {
      switch need {
      case .product(let id): products.append(id)
      case .productWithSKU(let key): skus.append(key)
      case .user(let id): users.append(id)
      case .userWithEmail(let email): emails.append(email.text)
      case .stock(let product): stocks.append(product)
      case .order(let id): orders.append(id)
      case .sales(of: let product): maybeSold.append(product)
      case .purchases(by: let user): maybeBuyers.append(user)
      case .importedOrder(let reference): references.append(reference.text)
      }
    }
  }

  func load(into state: inout State, from connection: some SQLConnection) throws(SQLError) {
    try Self.productsByID.load(products, from: connection) { state.insert($0) }
    try Self.productsBySKU.load(skus, from: connection) { state.insert($0) }
    try Self.usersByID.load(users, from: connection) { state.insert($0) }
    try Self.usersByEmail.load(emails, from: connection) { state.insert($0) }
    try Self.stocksByProduct.load(stocks, from: connection) { state.insert($0) }
    try Self.soldProducts.load(maybeSold, from: connection) { state.insertSale(of: $0) }
    try Self.buyers.load(maybeBuyers, from: connection) { state.insertPurchase(by: $0) }
    var orders = orders
    try Self.importedByReference.load(references, from: connection) { orders.append($0.order) }
    try loadOrders(Array(Set(orders)), into: &state, from: connection)
  }

  private func loadOrders(
    _ orders: [Order.ID], into state: inout State, from connection: some SQLConnection
  ) throws(SQLError) {
    guard !orders.isEmpty else { return }
    var lines: [Order.ID: [OrderLine]] = [:]
    try Self.linesByOrder.load(orders, from: connection) { lines[$0.order, default: []].append($0.line) }
    try Self.ordersByID.load(orders, from: connection) { state.insert($0.with(lines[$0.id] ?? [])) }
  }

  private static let productsByID = Lookup<Product, Product.ID>(.products, by: "id")
  private static let productsBySKU = Lookup<Product, String>(.products, by: "sku_key")
  private static let usersByID = Lookup<User, User.ID>(.users, by: "id")
  private static let usersByEmail = Lookup<User, String>(.users, by: "email")
  private static let stocksByProduct = Lookup<Stock, Product.ID>(.stocks, by: "product_id")
  private static let soldProducts = Lookup<Product.ID, Product.ID>(.soldProducts, by: "product_id")
  private static let buyers = Lookup<User.ID, User.ID>(.buyers, by: "user_id")
  private static let ordersByID = Lookup<Order, Order.ID>(.orders, by: "id")
  private static let linesByOrder = Lookup<OrderLineRow, Order.ID>(
    .orderLines, by: "order_id", orderedBy: "order_id, ordinal")
  private static let importedByReference = Lookup<ImportedOrder, String>(.importedOrders, by: "reference")
}

extension Order {
  fileprivate func with(_ lines: [OrderLine]) -> Order {
    Order(
      id: id, reference: reference, buyer: buyer, placedBy: placedBy, lines: lines, total: total, status: status,
      origin: origin, placedAt: placedAt, version: version)
  }
}
