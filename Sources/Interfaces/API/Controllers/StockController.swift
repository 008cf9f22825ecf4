import Commands
import Domain
import HTTPServer
import JSON
import Queries

/// `/stocks`
struct StockController: Sendable {
  let context: Context

  func add(to routes: inout Routes) {
    routes.on(.get, "/stocks/{product_id}", right: "stock.read", show)
    routes.on(
      .post, "/stocks/{product_id}/receipts", right: "stock.write", bodyLimit: Route.documentLimit, receive)
  }

  func show(_ request: Request) async throws -> Response {
    let id: Product.ID = try request.identifier("product_id", of: .product)
    guard let (_, onHand) = try await context.queries.product(id) else {
      throw StoreError.notFound(.product, key: "\(id)")
    }
    return .document(Self.json(Stock(product: id, onHand: onHand)))
  }

  func receive(_ request: Request) async throws -> Response {
    let id: Product.ID = try request.identifier("product_id", of: .product)
    let receipt = try await context.execute(delivery(of: id, request.document()), for: request)
    return .written(Self.json(receipt.outcome), receipt, location: "\(StoreAPI.prefix)/stocks/\(id)")
  }

  private func delivery(of product: Product.ID, _ document: JSONReader) throws -> ReceiveStock {
    try document.requireKnown(["quantity", "note"])
    return try ReceiveStock(
      document.required("quantity").quantity(), of: product, note: document.optionalMember("note")?.string())
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
