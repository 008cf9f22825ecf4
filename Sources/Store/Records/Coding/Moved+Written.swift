import Domain
import JSON

/// A stock movement and what it left on hand, of the same product.
struct MovedStock: Written {
  private let movement: StockMovement
  private let onHand: Int?

  var change: Change { .stockMoved(movement, to: Stock(product: movement.product, onHand: onHand)) }

  init(_ movement: StockMovement, _ stock: Stock) {
    self.movement = movement
    onHand = stock.onHand
  }

  func write(to json: inout JSONWriter) {
    json.object {
      $0.member("product", movement.product)
      $0.member("delta", movement.delta)
      $0.member("reason", movement.reason.rawValue)
      if let order = movement.order { $0.member("order", order) }
      $0.member(ifAny: "note", movement.note)
      $0.member(ifAny: "on_hand", onHand)
    }
  }

  init(_ json: JSONReader) throws(JSONError) {
    movement = StockMovement(
      of: try json.id("product"),
      by: try json.member("delta").int(),
      because: try json.member("reason").choice(),
      order: try json.optionalMember("order")?.id(),
      note: try json.optionalText("note"))
    onHand = try json.optionalInt("on_hand")
  }
}

/// Something before and after.
struct Edited<Value: Written>: Written {
  let before: Value
  let after: Value

  init(_ before: Value, _ after: Value) {
    self.before = before
    self.after = after
  }

  func write(to json: inout JSONWriter) {
    json.object {
      $0.member("from", before)
      $0.member("to", after)
    }
  }

  init(_ json: JSONReader) throws(JSONError) {
    before = try Value(json.member("from"))
    after = try Value(json.member("to"))
  }
}
