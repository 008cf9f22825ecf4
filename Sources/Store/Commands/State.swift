public import Domain

/// The rows that engines loaded for a batch of commands, kept current while the batch is decided.
public struct State: Sendable {
  private var loaded: Set<Need> = []
  /// Of orders, which come and go.
  private var loadedOrders: Set<Need> = []
  private var products: [Product.ID: Product] = [:]
  private var productsBySKU: [String: Product.ID] = [:]
  private var users: [User.ID: User] = [:]
  private var usersByEmail: [EmailAddress: User.ID] = [:]
  private var stocks: [Product.ID: Stock] = [:]
  private var orders: [Order.ID: Order] = [:]
  private var importedOrders: [OrderReference: Order.ID] = [:]
  private var soldProducts: Set<Product.ID> = []
  private var buyers: Set<User.ID> = []
  /// What was deleted since it was loaded: a row loaded late must not bring it back.
  private var deletedProducts: Set<Product.ID> = []
  private var deletedUsers: Set<User.ID> = []
  private var deletedOrders: Set<Order.ID> = []
  private var rowCount = 0
  private var orderRowCount = 0

  public init() {}

  /// How many rows it knows of, each line of an order counted as one, and those known not to exist too.
  public var size: Int {
    rowCount + orderRowCount + loaded.count + loadedOrders.count + deletedProducts.count + deletedUsers.count
      + deletedOrders.count
  }

  /// Tells that the rows of `needs` are here now, or are known not to exist.
  public mutating func markLoaded(_ needs: Set<Need>) {
    for need in needs {
      if need.isOfOrders { loadedOrders.insert(need) } else { loaded.insert(need) }
    }
  }

  /// Whether the row of `need` is here, or is known not to exist.
  public func isLoaded(_ need: Need) -> Bool { need.isOfOrders ? loadedOrders.contains(need) : loaded.contains(need) }

  /// What of `needs` was not loaded yet.
  public func missing(from needs: Set<Need>) -> Set<Need> { needs.filter { !isLoaded($0) } }

  /// Forgets all orders: once they are kept, few are ever needed again.
  public mutating func forgetOrders() {
    guard orderRowCount + loadedOrders.count + deletedOrders.count > 0 else { return }
    orders.removeAll(keepingCapacity: true)
    importedOrders.removeAll(keepingCapacity: true)
    deletedOrders.removeAll(keepingCapacity: true)
    loadedOrders.removeAll(keepingCapacity: true)
    orderRowCount = 0
  }

  /// Adds a row as it was loaded. One that is here already stays: it is the same, or newer by what was decided since.
  public mutating func insert(_ product: Product) {
    if products[product.id] == nil, !deletedProducts.contains(product.id) { keep(product) }
  }

  /// Adds a row as it was loaded, unless it is here already or was deleted since.
  public mutating func insert(_ user: User) {
    if users[user.id] == nil, !deletedUsers.contains(user.id) { keep(user) }
  }

  /// Adds a row as it was loaded, unless it is here already or was deleted since.
  public mutating func insert(_ stock: Stock) {
    if stocks[stock.product] == nil, !deletedProducts.contains(stock.product) { keep(stock) }
  }

  /// Adds a row as it was loaded, unless it is here already or was deleted since.
  public mutating func insert(_ order: Order) {
    if orders[order.id] == nil, !deletedOrders.contains(order.id) { keep(order) }
  }

  /// Tells that the product was sold.
  public mutating func insertSale(of product: Product.ID) { soldProducts.insert(product) }

  /// Whether it is known that the product was sold.
  public func knowsSale(of product: Product.ID) -> Bool { soldProducts.contains(product) }

  /// Whether it is known that the user has bought something.
  public func knowsPurchase(by user: User.ID) -> Bool { buyers.contains(user) }

  /// Tells that the user has bought something.
  public mutating func insertPurchase(by user: User.ID) { buyers.insert(user) }

  /// Makes a decided change visible to the commands decided after it.
  public mutating func apply(_ change: Change) {
    switch change {
    case .productAdded(let product), .productEdited(from: _, to: let product): keep(product)
    case .productDeleted(let product): remove(product)
    case .userAdded(let user), .userEdited(from: _, to: let user), .userAnonymised(let user): keep(user)
    case .userDeleted(let user): remove(user)
    case .stockMoved(_, to: let stock): keep(stock)
    case .orderDeleted(let order): remove(order)
    case .orderPlaced(let order), .orderImported(let order), .orderMoved(from: _, to: let order):
      keep(order)
      insertPurchase(by: order.buyer)
      for line in order.lines { insertSale(of: line.product) }
    }
  }

  private mutating func keep(_ product: Product) {
    let old = products.updateValue(product, forKey: product.id)
    if old == nil { rowCount += 1 }
    if let old, old.sku.key != product.sku.key { productsBySKU[old.sku.key] = nil }
    productsBySKU[product.sku.key] = product.id
  }

  private mutating func keep(_ user: User) {
    let old = users.updateValue(user, forKey: user.id)
    if old == nil { rowCount += 1 }
    if let old, old.email != user.email { usersByEmail[old.email] = nil }
    usersByEmail[user.email] = user.id
  }

  private mutating func keep(_ stock: Stock) {
    if stocks.updateValue(stock, forKey: stock.product) == nil { rowCount += 1 }
  }

  /// An order's lines may change: they count as many as they were when it was first seen.
  private mutating func keep(_ order: Order) {
    if orders.updateValue(order, forKey: order.id) == nil { orderRowCount += 1 + order.lines.count }
    if order.origin == .imported { importedOrders[order.reference] = order.id }
  }

  private mutating func remove(_ product: Product) {
    deletedProducts.insert(product.id)
    products[product.id] = nil
    productsBySKU[product.sku.key] = nil
    stocks[product.id] = nil
  }

  private mutating func remove(_ user: User) {
    deletedUsers.insert(user.id)
    users[user.id] = nil
    usersByEmail[user.email] = nil
  }

  private mutating func remove(_ order: Order) {
    deletedOrders.insert(order.id)
    orders[order.id] = nil
    if order.origin == .imported { importedOrders[order.reference] = nil }
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
    assert(isLoaded(need), "a rule read \(need), which its command does not need")
  }
}
