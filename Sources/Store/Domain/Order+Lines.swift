extension Order {
  /// How many lines an order may have.
  public static let allowedLines = 1...200

  /// The order with other lines.
  /// - Throws: `StoreError.amountTooLarge` if the total is past what an amount may be.
  public func changed(to lines: [OrderLine]) throws(StoreError) -> Order {
    Order(
      id: id, reference: reference, buyer: buyer, placedBy: placedBy, lines: lines,
      total: try Self.total(of: lines), status: status, origin: origin, placedAt: placedAt, version: version + 1)
  }

  /// The units that came off tracked shelves: one sum for each product, whatever lines it is spread over, so that
  /// one movement brings them all back.
  public var takenFromStock: [(product: Product.ID, units: Int)] {
    var taken: [(product: Product.ID, units: Int)] = []
    var places: [Product.ID: Int] = [:]
    for line in lines where line.fromStock {
      if let place = places[line.product] {
        taken[place].units += line.quantity.units
      } else {
        places[line.product] = taken.count
        taken.append((line.product, line.quantity.units))
      }
    }
    return taken
  }
}

extension OrderLine {
  /// So many units as this line sold them.
  /// - Throws: `StoreError.amountTooLarge` if price × quantity is past what an amount may be.
  public func with(_ quantity: Quantity, fromStock: Bool) throws(StoreError) -> OrderLine {
    OrderLine(
      product: product, sku: sku, name: name, unitPrice: unitPrice, quantity: quantity,
      amount: try unitPrice * quantity, fromStock: fromStock)
  }
}
