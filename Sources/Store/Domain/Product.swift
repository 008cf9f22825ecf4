/// Something the shop sells.
public struct Product: Hashable, Sendable, Identifiable {
  public typealias ID = Identifier<Product>

  public enum Status: String, CaseIterable, Sendable {
    case active
    case archived
  }

  public let id: ID
  public let sku: SKU
  public let name: Name
  public let price: Money
  public let details: Details
  public let status: Status
  /// Counts edits from 1; a caller who edits must have seen the latest.
  public let version: Int64

  public init(
    id: ID, sku: SKU, name: Name, price: Money, details: Details = Details(), status: Status = .active,
    version: Int64 = 1
  ) {
    self.id = id
    self.sku = sku
    self.name = name
    self.price = price
    self.details = details
    self.status = status
    self.version = version
  }
}

extension Product {
  /// What people read: 1 to 150 characters.
  public struct Name: Hashable, Sendable {
    /// In characters.
    public static let length = 1...150

    public let text: String

    /// - Throws: `StoreError`, naming `field`.
    public init(_ text: String, field: String = "name") throws(StoreError) {
      self.text = try cleaned(text, field: field, length: Self.length)
    }
  }

  /// What a product may have and need not.
  public struct Details: Hashable, Sendable {
    /// Of category and barcode, in characters.
    public static let length = 1...64

    public let category: String?
    public let barcode: String?
    /// Units on hand from which the product is to be ordered again.
    public let reorderPoint: Int?
    /// Units on hand that an order to the supplier fills up to.
    public let targetLevel: Int?

    public init() {
      category = nil
      barcode = nil
      reorderPoint = nil
      targetLevel = nil
    }

    /// - Throws: `StoreError` naming the field: category and barcode 1 to 64 characters, levels as stock allows.
    public init(category: String?, barcode: String?, reorderPoint: Int?, targetLevel: Int?) throws(StoreError) {
      self.category = try category.cleaned(field: "category", length: Self.length)
      self.barcode = try barcode.cleaned(field: "barcode", length: Self.length)
      self.reorderPoint = try reorderPoint.level(field: "reorder_point")
      self.targetLevel = try targetLevel.level(field: "target_level")
    }
  }
}

extension String? {
  fileprivate func cleaned(field: String, length: ClosedRange<Int>) throws(StoreError) -> String? {
    guard let self else { return nil }
    return try Domain.cleaned(self, field: field, length: length)
  }
}

extension Int? {
  fileprivate func level(field: String) throws(StoreError) -> Int? {
    guard let self else { return nil }
    guard Stock.allowed.contains(self) else { throw .outOfRange(field: field, allowed: Stock.allowedText) }
    return self
  }
}
