import Domain

extension Table<Product> {
  static let products = Table(
    "products",
    columns: [
      .id("id", \.id),
      .text("sku", \.sku.text),
      .text("sku_key", \.sku.key),
      .text("name", \.name.text),
      .integer("price", \.price.minorUnits),
      .optionalText("category", \.details.category),
      .optionalText("barcode", \.details.barcode),
      .optionalInteger("reorder_point", \.details.reorderPoint),
      .optionalInteger("target_level", \.details.targetLevel),
      .text("status", \.status.rawValue),
      .integer("version", \.version),
    ],
    row: { (row) throws(SQLError) in
      let id = try row.id() as Product.ID
      let sku = try row.text { (text) throws(StoreError) in try SKU(text) }
      _ = try row.text()
      return Product(
        id: id,
        sku: sku,
        name: try row.text { (text) throws(StoreError) in try Product.Name(text) },
        price: try row.money(),
        details: try row.details(),
        status: try row.choice(),
        version: try row.integer())
    })
}

extension SQLStatement {
  fileprivate func details() throws(SQLError) -> Product.Details {
    let category = try optionalText()
    let barcode = try optionalText()
    let reorderPoint = try optionalInt()
    let targetLevel = try optionalInt()
    return try checked { () throws(StoreError) in
      try Product.Details(category: category, barcode: barcode, reorderPoint: reorderPoint, targetLevel: targetLevel)
    }
  }
}
