import Commands
import Domain
import HTTPServer
import Queries

/// The pages of products. Each form is sent to the page that shows it, so that no address of the API has another
/// meaning for browsers.
struct ProductPages: Sendable {
  let context: Context

  func add(to routes: inout Routes) {
    routes.on(.get, "/products", right: "products.read", list)
    routes.on(.get, "/products.csv", right: "products.read", file)
    routes.on(.get, "/products/new", right: "products.write", new)
    routes.on(.post, "/products/new", right: "products.write", bodyLimit: Route.formLimit, create)
    routes.on(.get, "/products/{id}", right: "products.read", show)
    routes.on(.post, "/products/{id}", right: "products.write", bodyLimit: Route.formLimit, step)
    routes.on(.get, "/products/{id}/edit", right: "products.write", edit)
    routes.on(.post, "/products/{id}/edit", right: "products.write", bodyLimit: Route.formLimit, save)
    routes.on(.get, "/products/{id}/delete", right: "products.write", askToDelete)
    routes.on(.post, "/products/{id}/delete", right: "products.write", bodyLimit: Route.formLimit, delete)
  }

  @Sendable private func list(_ request: Request) async -> Response {
    await context.page(for: request) { frame throws(StoreError) in
      let query = ProductListPage.Query(store: context.queries, currency: context.site.currency)
      let model = try await query.model(ProductListState(request.query))
      return (.ok, ProductListPage.View(model: model, frame: frame))
    }
  }

  @Sendable private func file(_ request: Request) async -> Response {
    let file = ProductsFile(store: context.queries, currency: context.site.currency)
    do throws(StoreError) {
      var response = Response.stream(
        type: "text/csv; charset=utf-8", try await file.stream(ProductListState(request.query)))
      response.fields[.contentDisposition] = "attachment; filename=\"products.csv\""
      response.fields[.cacheControl] = "no-store"
      return response
    } catch {
      return context.refusal(error, request)
    }
  }

  @Sendable private func show(_ request: Request) async -> Response {
    await context.page(for: request) { frame throws(StoreError) in
      let product = try await context.product(try request.product())
      let ledger = try await context.ledger(of: product, before: request.query["before"])
      let today = context.site.calendar.day(at: context.clock())
      return (
        .ok, ProductDetailPage(product: product, ledger: ledger, today: today, key: context.newKey(), frame: frame)
      )
    }
  }

  /// Archives a product or restores it. Whoever asks for it has seen the product; which version does not matter.
  @Sendable private func step(_ request: Request) async throws -> Response {
    try await context.answer(request) { _, form throws(StoreError) -> FormOutcome<ErrorPage> in
      let id = try request.product()
      switch form["step"].flatMap(ProductDetailPage.Step.init) {
      case .archive:
        let receipt = try await context.execute(ArchiveProduct(id), for: request, form)
        return .done(Address.product(id).text, .productArchived, position: receipt.position)
      case .restore:
        let receipt = try await context.execute(RestoreProduct(id), for: request, form)
        return .done(Address.product(id).text, .productRestored, position: receipt.position)
      case nil:
        throw .malformed(field: "step", expected: "archive or restore")
      }
    }
  }
}

extension Context {
  /// - Throws: `StoreError.notFound`.
  func product(_ id: Product.ID) async throws(StoreError) -> ProductDocument {
    guard let (json, onHand) = try await queries.product(id) else { throw .notFound(.product, key: "\(id)") }
    return try ProductDocument(json, onHand: onHand, currency: site.currency)
  }

  /// - Parameter cursor: where the page of the ledger before this one ended; what is none begins with the newest.
  func ledger(of product: ProductDocument, before cursor: String?) async throws(StoreError) -> Ledger {
    let cursor = cursor.flatMap(StockMovementCursor.init)
    let page = try await queries.stockMovements(of: product.id, after: cursor, limit: Ledger.rows)
    var movements: [MovementDocument] = []
    for json in page.movements { movements.append(try MovementDocument(json, currency: site.currency)) }
    return Ledger(movements: movements, isFirst: cursor == nil, next: page.next)
  }
}

extension Request {
  /// The product that the address names.
  /// - Throws: `StoreError.notFound` with what stands there, if that names nothing.
  func product(_ name: String = "id") throws(StoreError) -> Product.ID {
    let text = parameters[name] ?? ""
    guard let id = Product.ID(text) else { throw .notFound(.product, key: text) }
    return id
  }
}
