public import Commands
public import Domain

/// Every row of a store in dictionaries: the write side at its simplest, and the model that engines are held to.
public struct MemoryRows: Sendable {
  public private(set) var products: [Product.ID: Product] = [:]
  public private(set) var users: [User.ID: User] = [:]
  /// Of the products whose stock is tracked.
  public private(set) var stocks: [Product.ID: Stock] = [:]
  public private(set) var orders: [Order.ID: Order] = [:]
  private var productsBySKU: [String: Product.ID] = [:]
  private var usersByEmail: [EmailAddress: User.ID] = [:]
  private var importedOrders: [OrderReference: Order.ID] = [:]

  private var soldProducts: Set<Product.ID> = []
  private var buyers: Set<User.ID> = []

  public init() {}

  /// The rows that `command` asks for and no others, loaded as often as it asks for more.
  public func state(for command: some Command) -> State {
    var state = State()
    while true {
      let missing = state.missing(from: command.needs(given: state))
      guard !missing.isEmpty else { return state }
      for need in missing { load(need, into: &state) }
      state.markLoaded(missing)
    }
  }

  private func load(_ need: Need, into state: inout State) {
    switch need {
    case .product(let id): if let product = products[id] { state.insert(product) }
    case .productWithSKU(let key):
      if let product = productsBySKU[key].flatMap({ products[$0] }) { state.insert(product) }
    case .user(let id): if let user = users[id] { state.insert(user) }
    case .userWithEmail(let email): if let user = usersByEmail[email].flatMap({ users[$0] }) { state.insert(user) }
    case .stock(let product): if let stock = stocks[product] { state.insert(stock) }
    case .order(let id): if let order = orders[id] { state.insert(order) }
    case .sales(of: let product): if soldProducts.contains(product) { state.insertSale(of: product) }
    case .purchases(by: let user): if buyers.contains(user) { state.insertPurchase(by: user) }
    case .importedOrder(let reference):
      if let order = importedOrders[reference].flatMap({ orders[$0] }) { state.insert(order) }
    }
  }

  public mutating func apply(_ change: Change) {
    switch change {
    case .productAdded(let product), .productEdited(from: _, to: let product): keep(product)
    case .productDeleted(let product):
      products[product.id] = nil
      productsBySKU[product.sku.key] = nil
      stocks[product.id] = nil
    case .userAdded(let user), .userEdited(from: _, to: let user), .userAnonymised(let user): keep(user)
    case .userDeleted(let user):
      users[user.id] = nil
      usersByEmail[user.email] = nil
    case .stockMoved(_, to: let stock):
      if stock.onHand != nil { stocks[stock.product] = stock }
    case .orderDeleted(let order):
      orders[order.id] = nil
      if order.origin == .imported { importedOrders[order.reference] = nil }
    case .orderPlaced(let order), .orderImported(let order), .orderMoved(from: _, to: let order): keep(order)
    }
  }

  private mutating func keep(_ product: Product) {
    if let old = products[product.id] { productsBySKU[old.sku.key] = nil }
    products[product.id] = product
    productsBySKU[product.sku.key] = product.id
  }

  private mutating func keep(_ user: User) {
    if let old = users[user.id] { usersByEmail[old.email] = nil }
    users[user.id] = user
    usersByEmail[user.email] = user.id
  }

  private mutating func keep(_ order: Order) {
    orders[order.id] = order
    if order.origin == .imported { importedOrders[order.reference] = order.id }
    buyers.insert(order.buyer)
    soldProducts.formUnion(order.lines.map(\.product))
  }
}
