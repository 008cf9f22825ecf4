import JSON

/// The store's documents, page by page, wherever they come from.
protocol ExportSource: Sendable {
  /// By SKU.
  func products(after cursor: String?) async throws -> ExportPage
  /// By e-mail address.
  func users(after cursor: String?) async throws -> ExportPage
  /// With their lines, newest first.
  func orders(after cursor: String?) async throws -> ExportPage
  /// The present SKUs of products, by identifier; of those that are gone, none.
  func skus(of products: Set<String>) async throws -> [String: String]
  /// The present e-mail addresses of users, by identifier.
  func emails(of users: Set<String>) async throws -> [String: String]
}

struct ExportPage: Sendable {
  struct Row: Sendable {
    let document: JSONValue
    /// Of a product whose stock is tracked.
    var onHand: Int?
  }

  let rows: [Row]
  /// Where the next page starts; `nil` at the end.
  let next: String?
}
