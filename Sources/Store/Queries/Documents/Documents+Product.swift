public import Domain
public import JSON

extension Documents {
  /// A product, without its stock: that changes with every sale and is kept beside it.
  public func product(_ product: Product) -> [UInt8] { json(reserving: 512) { write(product, to: &$0) } }

  /// Writes the object of `product`.
  public func write(_ product: Product, to json: inout JSONWriter) {
    json.object { writeMembers(of: product, to: &$0) }
  }

  /// Writes the members of `product` into an object that may hold more.
  public func writeMembers(of product: Product, to json: inout JSONWriter) {
    json.member("id", product.id)
    json.member("sku", product.sku.text)
    json.member("name", product.name.text)
    json.member("price", product.price, in: currency)
    json.member("category", product.details.category)
    json.member("barcode", product.details.barcode)
    json.member("reorder_point", product.details.reorderPoint)
    json.member("target_level", product.details.targetLevel)
    json.member("status", product.status.rawValue)
    json.member("version", product.version)
  }
}
