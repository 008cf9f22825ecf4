import Domain
import JSON

extension Product: Written {
  func write(to json: inout JSONWriter) {
    json.object {
      $0.member("id", id)
      $0.member("sku", sku.text)
      $0.member("name", name.text)
      $0.member("price", price)
      $0.member(ifAny: "category", details.category)
      $0.member(ifAny: "barcode", details.barcode)
      $0.member(ifAny: "reorder_point", details.reorderPoint)
      $0.member(ifAny: "target_level", details.targetLevel)
      $0.member("status", status.rawValue)
      $0.member("version", version)
    }
  }

  init(_ json: JSONReader) throws(JSONError) {
    let category = try json.optionalText("category")
    let barcode = try json.optionalText("barcode")
    let reorderPoint = try json.optionalInt("reorder_point")
    let targetLevel = try json.optionalInt("target_level")
    self.init(
      id: try json.id("id"),
      sku: try json.text("sku") { (text) throws(StoreError) in try SKU(text) },
      name: try json.text("name") { (text) throws(StoreError) in try Name(text) },
      price: try json.money("price"),
      details: try json.checked { () throws(StoreError) in
        try Details(category: category, barcode: barcode, reorderPoint: reorderPoint, targetLevel: targetLevel)
      },
      status: try json.member("status").choice(),
      version: try json.member("version").int64())
  }
}
