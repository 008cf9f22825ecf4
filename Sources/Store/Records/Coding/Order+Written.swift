import Domain
import JSON

extension Order: Written {
  func write(to json: inout JSONWriter) {
    json.object {
      $0.member("id", id)
      $0.member("reference", reference.text)
      $0.member("buyer", buyer)
      if let placedBy { $0.member("placed_by", placedBy) }
      $0.array("lines") { for line in lines { line.write(to: &$0) } }
      $0.member("total", total)
      $0.member("status", status.rawValue)
      $0.member("origin", origin.rawValue)
      $0.member("placed_at", placedAt)
      $0.member("version", version)
    }
  }

  init(_ json: JSONReader) throws(JSONError) {
    var lines: [OrderLine] = []
    for line in try json.member("lines").elements() { lines.append(try OrderLine(line)) }
    self.init(
      id: try json.id("id"),
      reference: try json.text("reference") { (text) throws(StoreError) in try OrderReference(text) },
      buyer: try json.id("buyer"),
      placedBy: try json.optionalMember("placed_by")?.id(),
      lines: lines,
      total: try json.money("total"),
      status: try json.member("status").choice(),
      origin: try json.member("origin").choice(),
      placedAt: try json.member("placed_at").time(),
      version: try json.member("version").int64())
  }
}

extension OrderLine: Written {
  func write(to json: inout JSONWriter) {
    json.object {
      $0.member("product", product)
      $0.member("sku", sku.text)
      $0.member("name", name.text)
      $0.member("unit_price", unitPrice)
      $0.member("quantity", quantity.units)
      $0.member("amount", amount)
      $0.member("from_stock", fromStock)
    }
  }

  init(_ json: JSONReader) throws(JSONError) {
    let quantity = try json.member("quantity")
    let units = try quantity.int()
    self.init(
      product: try json.id("product"),
      sku: try json.text("sku") { (text) throws(StoreError) in try SKU(text) },
      name: try json.text("name") { (text) throws(StoreError) in try Product.Name(text) },
      unitPrice: try json.money("unit_price"),
      quantity: try quantity.checked { () throws(StoreError) in try Quantity(units) },
      amount: try json.money("amount"),
      fromStock: try json.member("from_stock").bool())
  }
}
