import Domain
import JSON

extension Stock: Written {
  func write(to json: inout JSONWriter) {
    json.object {
      $0.member("product", product)
      $0.member(ifAny: "on_hand", onHand)
    }
  }

  init(_ json: JSONReader) throws(JSONError) {
    self.init(product: try json.id("product"), onHand: try json.optionalInt("on_hand"))
  }
}

extension StockMovement: Written {
  func write(to json: inout JSONWriter) {
    json.object {
      $0.member("product", product)
      $0.member("delta", delta)
      $0.member("reason", reason.rawValue)
      if let order { $0.member("order", order) }
      $0.member(ifAny: "note", note)
    }
  }

  init(_ json: JSONReader) throws(JSONError) {
    self.init(
      of: try json.id("product"),
      by: try json.member("delta").int(),
      because: try json.member("reason").choice(),
      order: try json.optionalMember("order")?.id(),
      note: try json.optionalText("note"))
  }
}
