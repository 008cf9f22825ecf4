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
  private var rowCount = 0

  public init() {}

  /// How many rows it knows of, each line of an order counted as one, and those known not to exist too.
  public var size: Int { rowCount + loaded.count }

  /// Tells that the rows of `needs` are here now, or are known not to exist.
  public mutating func markLoaded(_ needs: Set<Need>) { loaded.formUnion(needs) }

  /// Whether the row of `need` is here, or is known not to exist.
  public func isLoaded(_ need: Need) -> Bool { loaded.contains(need) }

  /// What of `needs` was not loaded yet.
  public func missing(from needs: Set<Need>) -> Set<Need> { needs.subtracting(loaded) }

  /// Adds a row as it was loaded. One that is here already stays: it is the same, or newer by what was decided since.
  public mutating func insert(_ product: Product) { if products[product.id] == nil { keep(product) } }

  /// Adds a row as it was loaded, unless it is here already.
  public mutating func insert(_ user: User) { if users[user.id] == nil { keep(user) } }

  /// Adds a row as it was loaded, unless it is here already.
  public mutating func insert(_ stock: Stock) { if stocks[stock.product] == nil { keep(stock) } }

  /// Adds a row as it was loaded, unless it is here already.
  public mutating func insert(_ order: Order) { if orders[order.id] == nil { keep(order) } }

  /// Makes a decided change visible to the commands decided after it.
  public mutating func apply(_ change: Change) {
    switch change {
    case .productAdded(let product): keep(product)
    case .userAdded(let user): keep(user)
    case .stockMoved(_, to: let stock): keep(stock)
    case .orderPlaced(let order), .orderImported(let order), .orderMoved(from: _, to: let order): keep(order)
    }
  }

  private mutating func keep(_ product: Product) {
    if products.updateValue(product, forKey: product.id) == nil { rowCount += 1 }
    productsBySKU[product.sku.key] = product.id
  }

  private mutating func keep(_ user: User) {
    if users.updateValue(user, forKey: user.id) == nil { rowCount += 1 }
    usersByEmail[user.email] = user.id
  }

  private mutating func keep(_ stock: Stock) {
    if stocks.updateValue(stock, forKey: stock.product) == nil { rowCount += 1 }
  }

  private mutating func keep(_ order: Order) {
    if orders.updateValue(order, forKey: order.id) == nil { rowCount += 1 + order.lines.count }
    if order.origin == .imported { importedOrders[order.reference] = order.id }
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

  /// The order if it is here already; for commands that learn from it what else they need.
  public func orderIfLoaded(_ id: Order.ID) -> Order? { orders[id] }

  private func assertAsked(_ need: Need) {
    assert(loaded.contains(need), "a rule read \(need), which its command does not need")
  }
}
