import Domain

/// The fields of the form of a product, in its order.
enum ProductField: String, CaseIterable, Sendable {
  case name
  case sku
  case price
  case category
  case barcode
  case onHand = "on_hand"
  case reorderPoint = "reorder_point"
  case targetLevel = "target_level"

  /// Stock is entered with a reason once the product is there.
  static let edited = allCases.filter { $0 != .onHand }

  /// What refusals call otherwise.
  static let aliases = ["amount": price.rawValue]
}

extension FormValues {
  /// What the form of a product holds before anything is typed.
  init(_ product: ProductDocument, _ localisation: Localisation) {
    self.init()
    self[.name] = product.name
    self[.sku] = product.sku
    self[.price] = localisation.typed(product.price)
    self[.category] = product.category ?? ""
    self[.barcode] = product.barcode ?? ""
    self[.reorderPoint] = product.reorderPoint.map { "\($0)" } ?? ""
    self[.targetLevel] = product.targetLevel.map { "\($0)" } ?? ""
  }

  private subscript(field: ProductField) -> String? {
    get { self[field.rawValue] }
    set { self[field.rawValue] = newValue }
  }
}

extension FormReader {
  mutating func name() -> Product.Name? {
    text(ProductField.name.rawValue, atMost: Product.Name.length.upperBound) { (text) throws(StoreError) in
      try Product.Name(text)
    }
  }

  mutating func sku() -> SKU? {
    text(ProductField.sku.rawValue, atMost: SKU.length.upperBound) { (text) throws(StoreError) in try SKU(text) }
  }

  /// What a product may have and need not.
  mutating func details() -> Product.Details? {
    let category = detail(.category) { (text) throws(StoreError) in
      try Product.Details(category: text, barcode: nil, reorderPoint: nil, targetLevel: nil).category
    }
    let barcode = detail(.barcode) { (text) throws(StoreError) in
      try Product.Details(category: nil, barcode: text, reorderPoint: nil, targetLevel: nil).barcode
    }
    let reorderPoint = optionalWhole(ProductField.reorderPoint.rawValue, in: Stock.allowed)
    let targetLevel = optionalWhole(ProductField.targetLevel.rawValue, in: Stock.allowed)
    return try? Product.Details(
      category: category, barcode: barcode, reorderPoint: reorderPoint, targetLevel: targetLevel)
  }

  private mutating func detail(
    _ field: ProductField, _ make: (String) throws(StoreError) -> String?
  ) -> String? {
    optionalText(field.rawValue, atMost: Product.Details.length.upperBound, make)
  }
}
