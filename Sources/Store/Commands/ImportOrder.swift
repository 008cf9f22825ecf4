public import Domain

/// Takes over an order of another system's history, kept as given: reference, time, prices, repeated products.
///
/// No stock moves: the goods left another shelf. The same order again changes nothing.
public struct ImportOrder: Command {
  public static let name = "order.import"

  /// One line as the other system wrote it.
  public struct Item: Hashable, Sendable {
    public let sku: SKU
    public let quantity: Quantity
    public let unitPrice: Money

    public init(_ quantity: Quantity, of sku: SKU, at unitPrice: Money) {
      self.sku = sku
      self.quantity = quantity
      self.unitPrice = unitPrice
    }
  }

  public let id: Order.ID
  public let reference: OrderReference
  public let buyer: EmailAddress
  public let items: [Item]
  public let status: Order.Status
  public let placedAt: Timestamp

  /// - Throws: `StoreError.outOfRange` if there is no item.
  public init(
    id: Order.ID, reference: OrderReference, buyer: EmailAddress, items: [Item], status: Order.Status,
    placedAt: Timestamp
  ) throws(StoreError) {
    guard !items.isEmpty else { throw .outOfRange(field: "items", allowed: "at least one line") }
    self.id = id
    self.reference = reference
    self.buyer = buyer
    self.items = items
    self.status = status
    self.placedAt = placedAt
  }

  public func needs(given state: State) -> Set<Need> {
    items.reduce(into: [.importedOrder(reference), .userWithEmail(buyer)]) { needs, item in
      needs.insert(.productWithSKU(item.sku.key))
    }
  }

  public func decide(on state: State, at moment: Moment) throws(StoreError) -> Decision<ImportOutcome> {
    guard let buyer = state.user(withEmail: buyer) else { throw .notFound(.user, key: buyer.text) }
    if let known = state.importedOrder(reference) {
      guard isAsGiven(known, buyer: buyer) else {
        throw .alreadyExists(.order, field: "reference", value: reference.text)
      }
      return Decision(.unchanged, [])
    }
    var lines: [OrderLine] = []
    for item in items {
      guard let product = state.product(withSKU: item.sku) else { throw .notFound(.product, key: item.sku.text) }
      lines.append(try OrderLine(item.quantity, of: product, at: item.unitPrice, fromStock: false))
    }
    let order = try Order(
      imported: id, reference: reference, buyer: buyer.id, lines: lines, status: status, placedAt: placedAt)
    return Decision(.added, [.orderImported(order)])
  }

  /// Whether `known` holds what this import gives. Its status may have moved on since.
  private func isAsGiven(_ known: Order, buyer: User) -> Bool {
    known.buyer == buyer.id && known.placedAt == placedAt && known.lines.count == items.count
      && zip(known.lines, items).allSatisfy { line, item in
        line.sku.key == item.sku.key && line.quantity == item.quantity && line.unitPrice == item.unitPrice
      }
  }
}
