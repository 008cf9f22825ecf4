public import Domain
public import JSON

extension Documents {
  /// An order with its lines.
  public func order(_ order: Order) -> [UInt8] {
    json(reserving: 384 + order.lines.count * 224) { write(order, to: &$0) }
  }

  /// Writes the object of `order`, with its lines.
  public func write(_ order: Order, to json: inout JSONWriter) {
    json.object {
      $0.member("id", order.id)
      $0.member("reference", order.reference.text)
      $0.member("user_id", order.buyer)
      $0.member("status", order.status.rawValue)
      $0.member("origin", order.origin.rawValue)
      $0.member("placed_at", order.placedAt)
      $0.member("total", order.total, in: currency)
      $0.member("currency", currency.code)
      $0.member("version", order.version)
      $0.array("items") { for line in order.lines { write(line, to: &$0) } }
    }
  }

  private func write(_ line: OrderLine, to json: inout JSONWriter) {
    json.object {
      $0.member("product_id", line.product)
      $0.member("sku", line.sku.text)
      $0.member("name", line.name.text)
      $0.member("quantity", line.quantity.units)
      $0.member("unit_price", line.unitPrice, in: currency)
      $0.member("amount", line.amount, in: currency)
    }
  }

  /// A row of a list of orders: how many lines and units, but not which.
  public func orderSummary(_ order: Order) -> [UInt8] {
    json(reserving: 384) {
      $0.object {
        $0.member("id", order.id)
        $0.member("reference", order.reference.text)
        $0.member("user_id", order.buyer)
        $0.member("status", order.status.rawValue)
        $0.member("origin", order.origin.rawValue)
        $0.member("placed_at", order.placedAt)
        $0.member("total", order.total, in: currency)
        $0.member("currency", currency.code)
        $0.member("version", order.version)
        $0.member("lines", order.lines.count)
        $0.member("units", order.lines.reduce(0) { $0 + $1.quantity.units })
      }
    }
  }
}
