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
