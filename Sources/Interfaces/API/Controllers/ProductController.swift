import Commands
import Domain
import HTTPServer
import JSON
import Queries

/// `/products` and `/categories`
struct ProductController: Sendable {
  let context: Context

  func add(to routes: inout Routes) {
    routes.on(.get, "/products", right: "products.read", list)
    routes.on(.get, "/categories", right: "products.read", categories)
    routes.on(.post, "/products", right: "products.write", bodyLimit: Route.documentLimit, create)
    routes.on(.get, "/products/{id}", right: "products.read", show)
    routes.on(.patch, "/products/{id}", right: "products.write", bodyLimit: Route.documentLimit, edit)
    routes.on(.delete, "/products/{id}", right: "products.write", bodyLimit: Route.documentLimit, delete)
    routes.on(.post, "/products/{id}/archive", right: "products.write", bodyLimit: Route.documentLimit) { request in
      try await step(request, ArchiveProduct.init)
    }
    routes.on(.post, "/products/{id}/restore", right: "products.write", bodyLimit: Route.documentLimit) { request in
      try await step(request, RestoreProduct.init)
    }
  }

  func list(_ request: Request) async throws -> Response {
    .document(try await context.queries.products(ProductListQuery(request.query)).json)
  }

  /// Those that products have: a short list, in one page.
  func categories(_ request: Request) async throws -> Response {
    _ = try QueryValues(request.query, known: [])
    var json = JSONWriter()
    let categories = try await context.queries.categories()
    json.object {
      $0.array("categories") { for category in categories { $0.value(category) } }
      $0.null("next_cursor")
    }
    return .document(json.bytes)
  }

  func create(_ request: Request) async throws -> Response {
    let command = try addition(request.document())
    let receipt = try await context.execute(command, for: request)
    let json = context.documents.product(receipt.outcome)
    return .written(
      ProductDocument.json(json, onHand: command.onHand), receipt,
      location: "\(StoreAPI.prefix)/products/\(receipt.outcome.id)")
  }

  private func addition(_ document: JSONReader) throws -> AddProduct {
    try document.requireKnown([
      "sku", "name", "price", "category", "barcode", "reorder_point", "target_level", "on_hand",
    ])
    let details = try Product.Details(
      category: document.optionalMember("category")?.string(),
      barcode: document.optionalMember("barcode")?.string(),
      reorderPoint: document.optionalMember("reorder_point")?.int(),
      targetLevel: document.optionalMember("target_level")?.int())
    let product = Product(
      id: context.newID(),
      sku: try SKU(document.required("sku").string()),
      name: try Product.Name(document.required("name").string()),
      price: try document.required("price").money(in: context.currency),
      details: details)
    return try AddProduct(product, onHand: document.optionalMember("on_hand")?.int())
  }

  func show(_ request: Request) async throws -> Response {
    let id: Product.ID = try request.identifier(of: .product)
    guard let (json, onHand) = try await context.queries.product(id) else {
      throw StoreError.notFound(.product, key: "\(id)")
    }
    return .versioned(ProductDocument.json(json, onHand: onHand))
  }
}
