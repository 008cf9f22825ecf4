import Commands
import Domain
import HTTPServer
import JSON
import Queries

/// `/orders`
struct OrderController: Sendable {
  let context: Context

  func add(to routes: inout Routes) {
    routes.on(.get, "/orders", right: "orders.read", list)
    routes.on(.post, "/orders", right: "orders.write", bodyLimit: Route.documentLimit, place)
    routes.on(.get, "/orders/{id}", right: "orders.read", show)
    routes.on(.patch, "/orders/{id}", right: "orders.write", bodyLimit: Route.documentLimit, change)
    routes.on(.delete, "/orders/{id}", right: "orders.delete", bodyLimit: Route.documentLimit, delete)
    routes.on(.post, "/orders/{id}/pay", right: "orders.write", bodyLimit: Route.documentLimit) { request in
      try await step(request, PayOrder.init(_:version:))
    }
    routes.on(.post, "/orders/{id}/fulfil", right: "orders.write", bodyLimit: Route.documentLimit) { request in
      try await step(request, FulfilOrder.init(_:version:))
    }
    routes.on(.post, "/orders/{id}/cancel", right: "orders.write", bodyLimit: Route.documentLimit) { request in
      try await step(request, CancelOrder.init(_:version:))
    }
  }

  /// Newest first.
  func list(_ request: Request) async throws -> Response {
    let query = try OrderListQuery(request.query, in: context.calendar, alsoKnown: ["user_id"])
    let page = try await context.queries.orders(query)
    return .document(page.json)
  }

  func place(_ request: Request) async throws -> Response {
    let receipt = try await context.execute(order(request.document()), for: request)
    return .written(
      context.documents.order(receipt.outcome), receipt, location: "\(StoreAPI.prefix)/orders/\(receipt.outcome.id)")
  }

  private func order(_ document: JSONReader) throws -> PlaceOrder {
    try document.requireKnown(["user_id", "items"])
    return try PlaceOrder(
      id: context.newID(),
      buyer: document.required("user_id").identifier(),
      items: document.required("items").elements().map(item))
  }

  private func item(_ document: JSONReader) throws -> PlaceOrder.Item {
    try document.requireKnown(["product_id", "quantity"])
    return PlaceOrder.Item(
      try document.required("quantity").quantity(), of: try document.required("product_id").identifier())
  }

  /// The document as it was projected, byte for byte.
  func show(_ request: Request) async throws -> Response {
    let id: Order.ID = try request.identifier(of: .order)
    guard let json = try await context.queries.order(id) else { throw StoreError.notFound(.order, key: "\(id)") }
    return .versioned(json)
  }

  /// `items` are all that the order asks for from now on.
  func change(_ request: Request) async throws -> Response {
    let id: Order.ID = try request.identifier(of: .order)
    let version = try request.requiredVersion()
    let document = try request.document()
    try document.requireKnown(["items"])
    let items = try document.required("items").elements().map(item)
    let receipt = try await context.execute(ChangeOrderLines(id, version: version, items: items), for: request)
    return .written(context.documents.order(receipt.outcome), receipt)
  }

  func delete(_ request: Request) async throws -> Response {
    try request.requireNoDocument()
    let command = DeleteOrder(try request.identifier(of: .order), version: try request.seenVersion())
    return .deleted(try await context.execute(command, for: request))
  }

  /// A step in the order's life. It needs nothing beyond its address, and the order's status says whether it may be.
  private func step<C: Command>(_ request: Request, _ command: (Order.ID, Int64?) -> C) async throws -> Response
  where C.Outcome == Order {
    try request.requireNoDocument()
    let step = command(try request.identifier(of: .order), try request.seenVersion())
    let receipt = try await context.execute(step, for: request)
    return .written(context.documents.order(receipt.outcome), receipt)
  }
}
