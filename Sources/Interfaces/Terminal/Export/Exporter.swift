import Imports
import JSON

/// Writes the documents of a store as the CSV that `import` reads. Memory grows only
/// with the orders placed at one moment.
struct Exporter {
  let source: any ExportSource
  /// Takes the next bytes.
  let write: ([UInt8]) throws -> Void
  /// Told of each page's rows.
  let progress: (Int) -> Void

  /// - Returns: how many products, users or orders were written.
  func run(_ kind: ImportKind) async throws -> Int {
    switch kind {
    case .products: try await products()
    case .users: try await users()
    case .orders: try await orders()
    }
  }

  private func products() async throws -> Int {
    try put([["sku", "name", "price", "category", "barcode", "on_hand", "reorder_point"]])
    return try await pages(source.products) { row in
      let (product, text) = (row.document, { (name: String) in row.document[name]?.string ?? "" })
      return [
        text("sku"), text("name"), text("price"), text("category"), text("barcode"), row.onHand.map(String.init) ?? "",
        product["reorder_point"]?.int.map(String.init) ?? "",
      ]
    }
  }

  private func users() async throws -> Int {
    try put([["email", "name", "role"]])
    return try await pages(source.users) { row in ["email", "name", "role"].map { row.document[$0]?.string ?? "" } }
  }

  private func pages(
    _ page: (String?) async throws -> ExportPage, _ fields: (ExportPage.Row) -> [String]
  ) async throws -> Int {
    var (count, cursor): (Int, String?) = (0, nil)
    repeat {
      let found = try await page(cursor)
      try put(found.rows.map(fields))
      count += found.rows.count
      progress(found.rows.count)
      cursor = found.next
    } while cursor != nil
    return count
  }

  private func put(_ rows: [[String]]) throws {
    var csv = CSVWriter()
    for row in rows { csv.append(row) }
    if !csv.bytes.isEmpty { try write(csv.bytes) }
  }
}

/// Orders: newest first and, of those placed at once, by reference, so that who imports them exports the same again.
extension Exporter {
  private func orders() async throws -> Int {
    try put([["reference", "placed_at", "buyer_email", "sku", "quantity", "unit_price", "status"]])
    var (count, cursor): (Int, String?) = (0, nil)
    var placedAtOnce: [ExportedOrder] = []
    repeat {
      let page = try await source.orders(after: cursor)
      for order in try await exported(page.rows.map(\.document)) {
        if let last = placedAtOnce.last, last.placedAt != order.placedAt { try flush(&placedAtOnce) }
        placedAtOnce.append(order)
      }
      count += page.rows.count
      progress(page.rows.count)
      cursor = page.next
    } while cursor != nil
    try flush(&placedAtOnce)
    return count
  }

  private func flush(_ orders: inout [ExportedOrder]) throws {
    try put(orders.sorted { $0.reference < $1.reference }.flatMap(\.rows))
    orders = []
  }

  private func exported(_ documents: [JSONValue]) async throws -> [ExportedOrder] {
    var (buyers, products): (Set<String>, Set<String>) = ([], [])
    for order in documents {
      if let buyer = order["user_id"]?.string { buyers.insert(buyer) }
      for item in order["items"]?.array ?? [] {
        if let product = item["product_id"]?.string { products.insert(product) }
      }
    }
    let (emails, skus) = (try await source.emails(of: buyers), try await source.skus(of: products))
    return documents.map { ExportedOrder($0, emails: emails, skus: skus) }
  }
}

struct ExportedOrder {
  let reference: String
  let placedAt: String
  /// One for each line.
  let rows: [[String]]

  /// - Parameters:
  ///   - emails: of buyers, by their identifiers.
  ///   - skus: the present ones, by which an import finds products.
  init(_ order: JSONValue, emails: [String: String], skus: [String: String]) {
    let text = { (name: String) in order[name]?.string ?? "" }
    // Ours are short and not quite unique; what an import takes has to be.
    let reference =
      text("origin") == "imported" ? text("reference") : "\(text("reference"))-\(text("id").suffix(12))"
    let placedAt = text("placed_at")
    let (buyer, status) = (emails[text("user_id")] ?? "", text("status"))
    self.reference = reference
    self.placedAt = placedAt
    rows = (order["items"]?.array ?? []).map { item in
      let sku = item["product_id"]?.string.flatMap { skus[$0] } ?? item["sku"]?.string ?? ""
      return [
        reference, placedAt, buyer, sku, item["quantity"]?.int.map(String.init) ?? "",
        item["unit_price"]?.string ?? "", status,
      ]
    }
  }
}
