public import Domain

/// Sells products to a user at today's prices, and takes them off the shelf.
public struct PlaceOrder: Command {
  public static let name = "order.place"

  /// What is asked of one product.
  public struct Item: Hashable, Sendable {
    public let product: Product.ID
    public let quantity: Quantity

    public init(_ quantity: Quantity, of product: Product.ID) {
      self.product = product
      self.quantity = quantity
    }
  }

  public let id: Order.ID
  public let buyer: User.ID
  /// One item a product: an order that names a product twice asks for the sum.
  public let items: [Item]

  /// - Throws: `StoreError.outOfRange` if the products are none or more than 200, or a product's sum is too large.
  public init(id: Order.ID, buyer: User.ID, items: [Item]) throws(StoreError) {
    self.id = id
    self.buyer = buyer
    self.items = try Self.merged(items)
    guard Order.allowedLines.contains(self.items.count) else {
      throw .outOfRange(field: "items", allowed: "1 to 200 lines")
    }
  }

  public func needs(given state: State) -> Set<Need> {
    var needs = Set<Need>(minimumCapacity: items.count * 2 + 1)
    needs.insert(.user(buyer))
    for item in items {
      needs.insert(.product(item.product))
      needs.insert(.stock(item.product))
    }
    return needs
  }

  public func decide(on state: State, at moment: Moment) throws(StoreError) -> Decision<Order> {
    let buyer = try state.user(buyer)
    let products = try productsOnSale(state)
    try refuseShortages(state)

    var lines: [OrderLine] = []
    var moves: [Change] = []
    for (item, product) in zip(items, products) {
      let stock = state.stock(of: item.product)
      lines.append(try OrderLine(item.quantity, of: product, fromStock: stock.onHand != nil))
      guard stock.onHand != nil else { continue }
      let sale = StockMovement(of: item.product, by: -item.quantity.units, because: .sale, order: id)
      moves.append(.stockMoved(sale, to: try stock.after(sale)))
    }
    let order = try Order(
      id: id, buyer: buyer.id, placedBy: moment.actor, lines: lines, placedAt: moment.now)
    return Decision(order, [.orderPlaced(order)] + moves)
  }

  private func productsOnSale(_ state: State) throws(StoreError) -> [Product] {
    var products: [Product] = []
    for item in items {
      let product = try state.product(item.product)
      guard product.status == .active else { throw .notForSale(product.id) }
      products.append(product)
    }
    return products
  }

  /// Names every short line at once, so that a person corrects the order once.
  private func refuseShortages(_ state: State) throws(StoreError) {
    let shortages = items.compactMap { item -> Shortage? in
      guard let onHand = state.stock(of: item.product).onHand, onHand < item.quantity.units else { return nil }
      return Shortage(product: item.product, asked: item.quantity.units, available: onHand)
    }
    guard shortages.isEmpty else { throw .shortage(shortages) }
  }

  static func merged(_ items: [Item]) throws(StoreError) -> [Item] {
    var merged: [Item] = []
    var places: [Product.ID: Int] = [:]
    for item in items {
      if let known = places[item.product] {
        merged[known] = Item(try merged[known].quantity + item.quantity, of: item.product)
      } else {
        places[item.product] = merged.count
        merged.append(item)
      }
    }
    return merged
  }
}
