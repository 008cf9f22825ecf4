import Domain

/// What was ever sold, and who ever bought: asked before something is deleted, without a search through all orders.
extension Table<Product.ID> {
  static let soldProducts = Table(
    "sold_products", columns: [.id("product_id", \.self)], row: { (row) throws(SQLError) in try row.id() })
}

extension Table<User.ID> {
  static let buyers = Table(
    "buyers", columns: [.id("user_id", \.self)], row: { (row) throws(SQLError) in try row.id() })
}
