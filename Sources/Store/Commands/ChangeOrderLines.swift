public import Domain

/// Changes what a placed order asks for. Kept products keep the price at which they were sold, new ones come at
/// today's; only the difference moves stock.
public struct ChangeOrderLines: Command {
  public static let name = "order.change-lines"

  public let order: Order.ID
  /// What the caller has seen; `nil` changes whatever is there.
  public let version: Int64?
  /// All that the order asks for from now on, one item a product.
  public let items: [PlaceOrder.Item]

  /// - Throws: `StoreError.outOfRange` if the products are none or more than 200, or a product's sum is too large.
  public init(_ order: Order.ID, version: Int64?, items: [PlaceOrder.Item]) throws(StoreError) {
    self.order = order
    self.version = version
    self.items = try PlaceOrder.merged(items)
    guard Order.allowedLines.contains(self.items.count) else {
      throw .outOfRange(field: "items", allowed: "1 to 200 lines")
    }
  }

  /// First the order; then, once it is known, the stock of what it sold.
  public func needs(given state: State) -> Set<Need> {
    var needs: Set<Need> = [.order(order)]
    for item in items { needs.formUnion([.product(item.product), .stock(item.product)]) }
    for line in state.orderIfLoaded(order)?.lines ?? [] { needs.insert(.stock(line.product)) }
    return needs
  }

  public func decide(on state: State, at moment: Moment) throws(StoreError) -> Decision<Order> {
    let placed = try state.order(order)
    try version.requireIs(placed.version)
    guard placed.status == .placed else {
      throw .wrongStatus(order: order, is: placed.status, needed: [.placed])
    }
    let lines = try lines(instead: placed.lines, state)
    guard lines != placed.lines else { return Decision(placed, []) }
    let changed = try placed.changed(to: lines)
    return Decision(changed, [.orderMoved(from: placed, to: changed)] + (try moves(from: placed, to: changed, state)))
  }

  /// Kept lines where they were, then new ones in the order of the items.
  private func lines(instead old: [OrderLine], _ state: State) throws(StoreError) -> [OrderLine] {
    var kept: [Product.ID: [OrderLine]] = [:]
    for line in old { kept[line.product, default: []].append(line) }
    var asked: [Product.ID: [OrderLine]] = [:]
    var added: [OrderLine] = []
    for item in items {
      if let lines = kept[item.product] {
        asked[item.product] = try resized(lines, to: item.quantity, state)
      } else {
        let product = try onSale(item.product, state)
        let fromStock = state.stock(of: product.id).onHand != nil
        added.append(try OrderLine(item.quantity, of: product, fromStock: fromStock))
      }
    }
    var lines: [OrderLine] = []
    for line in old { lines += asked.removeValue(forKey: line.product) ?? [] }
    return lines + added
  }

  /// The lines of one product for another quantity: what is more comes from where the shelf stands now, what is less
  /// is taken from the last line first.
  private func resized(
    _ lines: [OrderLine], to quantity: Quantity, _ state: State
  ) throws(StoreError) -> [OrderLine] {
    var lines = lines
    var rest = quantity.units - lines.reduce(0) { $0 + $1.quantity.units }
    if rest > 0, let last = lines.last {
      let product = try onSale(last.product, state)
      let isTracked = state.stock(of: product.id).onHand != nil
      if let place = lines.lastIndex(where: { $0.fromStock == isTracked }) {
        let units = try Quantity(lines[place].quantity.units + rest)
        lines[place] = try lines[place].with(units, fromStock: isTracked)
      } else {
        lines.append(try last.with(try Quantity(rest), fromStock: isTracked))
      }
    }
    while rest < 0, let last = lines.popLast() {
      rest += last.quantity.units
      if rest > 0 { lines.append(try last.with(try Quantity(rest), fromStock: last.fromStock)) }
    }
    return lines
  }

  private func onSale(_ id: Product.ID, _ state: State) throws(StoreError) -> Product {
    let product = try state.product(id)
    guard product.status == .active else { throw .notForSale(id) }
    return product
  }

  /// One movement for each product whose units from the shelf are others now; every shortage is named at once.
  private func moves(from old: Order, to new: Order, _ state: State) throws(StoreError) -> [Change] {
    var differences: [(product: Product.ID, units: Int)] = old.takenFromStock
    for taken in new.takenFromStock {
      if let place = differences.firstIndex(where: { $0.product == taken.product }) {
        differences[place].units -= taken.units
      } else {
        differences.append((taken.product, -taken.units))
      }
    }
    var shortages: [Shortage] = []
    var moves: [Change] = []
    for (product, units) in differences where units != 0 {
      let stock = state.stock(of: product)
      if let onHand = stock.onHand, onHand + units < 0 {
        shortages.append(Shortage(product: product, asked: -units, available: onHand))
        continue
      }
      let movement = StockMovement(of: product, by: units, because: units < 0 ? .sale : .correction, order: order)
      moves.append(.stockMoved(movement, to: try stock.after(movement)))
    }
    guard shortages.isEmpty else { throw .shortage(shortages) }
    return moves
  }
}
