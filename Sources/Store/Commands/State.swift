public import Domain

/// The rows that engines loaded for a batch of commands, kept current while the batch is decided.
public struct State: Sendable {
  private var loaded: Set<Need> = []
  private var products: [Product.ID: Product] = [:]
  private var productsBySKU: [String: Product.ID] = [:]
  private var users: [User.ID: User] = [:]
  private var usersByEmail: [EmailAddress: User.ID] = [:]
  private var stocks: [Product.ID: Stock] = [:]
  private var orders: [Order.ID: Order] = [:]
  private var importedOrders: [OrderReference: Order.ID] = [:]
  private var soldProducts: Set<Product.ID> = []
  private var buyers: Set<User.ID> = []

  public init() {}

  /// Tells that the rows of `needs` are here now, or are known not to exist.
  public mutating func markLoaded(_ needs: Set<Need>) { loaded.formUnion(needs) }

  /// What of `needs` was not loaded yet.
  public func missing(from needs: Set<Need>) -> Set<Need> { needs.subtracting(loaded) }

  public mutating func insert(_ product: Product) {
    if let old = products[product.id], old.sku.key != product.sku.key { productsBySKU[old.sku.key] = nil }
    products[product.id] = product
    productsBySKU[product.sku.key] = product.id
  }

  public mutating func insert(_ user: User) {
    if let old = users[user.id], old.email != user.email { usersByEmail[old.email] = nil }
    users[user.id] = user
    usersByEmail[user.email] = user.id
  }

  public mutating func insert(_ stock: Stock) { stocks[stock.product] = stock }

  public mutating func insert(_ order: Order) {
    orders[order.id] = order
    if order.origin == .imported { importedOrders[order.reference] = order.id }
  }

  /// Tells that the product was sold.
  public mutating func insertSale(of product: Product.ID) { soldProducts.insert(product) }

  /// Tells that the user has bought something.
  public mutating func insertPurchase(by user: User.ID) { buyers.insert(user) }

  /// Makes a decided change visible to the commands decided after it.
  public mutating func apply(_ change: Change) {
    switch change {
    case .productAdded(let product), .productEdited(from: _, to: let product): insert(product)
    case .productDeleted(let product): remove(product)
    case .userAdded(let user), .userEdited(from: _, to: let user), .userAnonymised(let user): insert(user)
    case .userDeleted(let user): remove(user)
    case .stockMoved(_, to: let stock): insert(stock)
    case .orderDeleted(let order):
      orders[order.id] = nil
      if order.origin == .imported { importedOrders[order.reference] = nil }
    case .orderPlaced(let order), .orderImported(let order), .orderMoved(from: _, to: let order):
      insert(order)
      insertPurchase(by: order.buyer)
      for line in order.lines { insertSale(of: line.product) }
    }
  }

  private mutating func remove(_ product: Product) {
    products[product.id] = nil
    productsBySKU[product.sku.key] = nil
    stocks[product.id] = nil
  }

  private mutating func remove(_ user: User) {
    users[user.id] = nil
    usersByEmail[user.email] = nil
  }
}

/// What rules read. A row that nobody asked for stops the program in tests: a real engine would not have it.
extension State {
  /// - Throws: `StoreError.notFound`.
  public func product(_ id: Product.ID) throws(StoreError) -> Product {
    guard let product = products[id] else {
      assertAsked(.product(id))
      throw .notFound(.product, key: "\(id)")
    }
    return product
  }

  /// - Throws: `StoreError.notFound`.
  public func user(_ id: User.ID) throws(StoreError) -> User {
    guard let user = users[id] else {
      assertAsked(.user(id))
      throw .notFound(.user, key: "\(id)")
    }
    return user
  }

  /// - Throws: `StoreError.notFound`.
  public func order(_ id: Order.ID) throws(StoreError) -> Order {
    guard let order = orders[id] else {
      assertAsked(.order(id))
      throw .notFound(.order, key: "\(id)")
    }
    return order
  }

  /// Untracked if the product was never counted or received.
  public func stock(of product: Product.ID) -> Stock {
    guard let stock = stocks[product] else {
      assertAsked(.stock(product))
      return Stock(product: product, onHand: nil)
    }
    return stock
  }

  public func product(withSKU sku: SKU) -> Product? {
    guard let id = productsBySKU[sku.key] else {
      assertAsked(.productWithSKU(sku.key))
      return nil
    }
    return products[id]
  }

  public func user(withEmail email: EmailAddress) -> User? {
    guard let id = usersByEmail[email] else {
      assertAsked(.userWithEmail(email))
      return nil
    }
    return users[id]
  }

  public func importedOrder(_ reference: OrderReference) -> Order? {
    guard let id = importedOrders[reference] else {
      assertAsked(.importedOrder(reference))
      return nil
    }
    return orders[id]
  }

  public func wasSold(_ product: Product.ID) -> Bool {
    if soldProducts.contains(product) { return true }
    assertAsked(.sales(of: product))
    return false
  }

  public func hasBought(_ user: User.ID) -> Bool {
    if buyers.contains(user) { return true }
    assertAsked(.purchases(by: user))
    return false
  }

  /// The order if it is here already; for commands that learn from it what else they need.
  public func orderIfLoaded(_ id: Order.ID) -> Order? { orders[id] }

  private func assertAsked(_ need: Need) {
    assert(loaded.contains(need), "a rule read \(need), which its command does not need")
  }
}
