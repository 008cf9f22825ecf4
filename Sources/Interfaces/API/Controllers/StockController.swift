import Commands
import Domain
import HTTPServer
import JSON
import Queries

/// `/stocks`
struct StockController: Sendable {
  let context: Context

  func add(to routes: inout Routes) {
    routes.on(.get, "/stocks", right: "stock.read", list)
    routes.on(.get, "/stocks/{product_id}", right: "stock.read", show)
    routes.on(
      .post, "/stocks/{product_id}/receipts", right: "stock.write", bodyLimit: Route.documentLimit, receive)
    routes.on(
      .post, "/stocks/{product_id}/adjustments", right: "stock.write", bodyLimit: Route.documentLimit, adjust)
    routes.on(.post, "/stocks/{product_id}/counts", right: "stock.write", bodyLimit: Route.documentLimit, count)
    routes.on(.get, "/products/{id}/stock-movements", right: "stock.read", movements)
  }

  /// A row for each product, and the totals of all.
  func list(_ request: Request) async throws -> Response {
    let page = try await context.queries.products(ProductListQuery(request.query))
    let totals = try await context.queries.stockTotals()
    return .document(try StockOverview(page: page, totals: totals, currency: context.currency).json())
  }

  func show(_ request: Request) async throws -> Response {
    let id: Product.ID = try request.identifier("product_id", of: .product)
    guard let (_, onHand) = try await context.queries.product(id) else {
      throw StoreError.notFound(.product, key: "\(id)")
    }
    let stock = Stock(product: id, onHand: onHand)
    return .versioned(Self.json(stock), as: stock.version)
  }

  func receive(_ request: Request) async throws -> Response { try await move(request, delivery) }

  func adjust(_ request: Request) async throws -> Response { try await move(request, adjustment) }

  func count(_ request: Request) async throws -> Response { try await move(request, stocktake) }

  /// Has a command executed that the document gives, and answers what is on hand then.
  private func move<C: Command>(
    _ request: Request, _ command: (Product.ID, JSONReader, _ version: Int64?) throws -> C
  ) async throws -> Response where C.Outcome == Stock {
    let id: Product.ID = try request.identifier("product_id", of: .product)
    let command = try command(id, request.document(), request.seenVersion())
    let receipt = try await context.execute(command, for: request)
    let json = Self.json(receipt.outcome)
    var response = Response.written(json, receipt, location: "\(StoreAPI.prefix)/stocks/\(id)")
    response.tag(json, as: receipt.outcome.version)
    return response
  }

  private func delivery(of product: Product.ID, _ document: JSONReader, version: Int64?) throws -> ReceiveStock {
    try document.requireKnown(["quantity", "note"])
    return try ReceiveStock(
      document.required("quantity").quantity(), of: product, note: document.optionalMember("note")?.string(),
      version: version)
  }

  /// `{"by": -2}` or `{"to": 40}`
  private func adjustment(of product: Product.ID, _ document: JSONReader, version: Int64?) throws -> AdjustStock {
    try document.requireKnown(["by", "to", "reason", "note"])
    let (by, to) = (try document.optionalMember("by")?.int(), try document.optionalMember("to")?.int())
    let adjustment: AdjustStock.Adjustment
    switch (by, to) {
    case (let by?, nil): adjustment = .by(by)
    case (nil, let to?): adjustment = .to(to)
    case (nil, nil): throw Problem(.missingField, "Send either by or to.", field: "by")
    case (_?, _?): throw Problem(.malformedValue, "Send either by or to, not both.", field: "to")
    }
    return try AdjustStock(
      product, adjustment,
      because: document.optionalMember("reason")?.choice(of: AdjustStock.Reason.self) ?? .adjustment,
      note: document.optionalMember("note")?.string(),
      version: version)
  }

  private func stocktake(of product: Product.ID, _ document: JSONReader, version: Int64?) throws -> CountStock {
    try document.requireKnown(["counted", "note"])
    return try CountStock(
      document.required("counted").int(), of: product, note: document.optionalMember("note")?.string(),
      version: version)
  }

  /// Newest first.
  func movements(_ request: Request) async throws -> Response {
    let id: Product.ID = try request.identifier(of: .product)
    let query = try PageQuery<StockMovementCursor>(
      QueryValues(request.query, known: PageQuery<StockMovementCursor>.names))
    let page = try await context.queries.stockMovements(of: id, after: query.cursor, limit: query.limit)
    guard try await context.queries.product(id) != nil else { throw StoreError.notFound(.product, key: "\(id)") }
    return .document(page.json)
  }

  /// `on_hand` is null where the product's stock is not tracked.
  private static func json(_ stock: Stock) -> [UInt8] {
    var json = JSONWriter(reserving: 80)
    json.object {
      $0.member("product_id", "\(stock.product)")
      $0.member("on_hand", stock.onHand)
    }
    return json.bytes
  }
}
