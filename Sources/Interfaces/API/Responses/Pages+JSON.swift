import JSON
import Queries

extension JSONWriter {
  /// `{"products": […], "next_cursor": …}`
  /// - Parameters:
  ///   - name: of the array.
  ///   - rows: each a JSON object, written as it is.
  static func page<Rows: Sequence<[UInt8]>>(_ name: String, _ rows: Rows, next: String?) -> [UInt8] {
    var json = JSONWriter(reserving: rows.reduce(128) { $0 + $1.count + 1 })
    json.object {
      $0.array(name) { for row in rows { $0.value(raw: row) } }
      $0.member("next_cursor", next)
    }
    return json.bytes
  }
}

extension ProductPage {
  var json: [UInt8] {
    JSONWriter.page(
      "products", products.map { ProductDocument.json($0.json, onHand: $0.onHand) }, next: next?.description)
  }
}

extension UserPage {
  var json: [UInt8] { JSONWriter.page("users", users, next: next?.description) }
}

extension OrderPage {
  var json: [UInt8] { JSONWriter.page("orders", summaries, next: next?.description) }
}

extension StockMovementPage {
  var json: [UInt8] { JSONWriter.page("stock_movements", movements, next: next?.description) }
}
