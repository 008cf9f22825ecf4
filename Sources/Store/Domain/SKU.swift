/// What the shop calls a product on shelves and labels: 1 to 64 characters, unique whatever their case.
public struct SKU: Hashable, Sendable {
  /// In characters.
  public static let length = 1...64

  public let text: String

  /// - Throws: `StoreError`, naming `field`.
  public init(_ text: String, field: String = "sku") throws(StoreError) {
    self.text = try cleaned(text, field: field, length: Self.length)
  }

  /// The same for all ways to write the SKU.
  public var key: String { text.uppercased() }
}
