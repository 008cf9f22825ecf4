import Commands
import Domain
import HTTPServer
import JSON
import Queries

extension ProductController {
  func edit(_ request: Request) async throws -> Response {
    let id: Product.ID = try request.identifier(of: .product)
    let version = try request.requiredVersion()
    let command = try EditProduct(id, version: version, edits(request.document()))
    return await edited(try await context.execute(command, for: request))
  }

  /// `null` takes away what a product need not have.
  private func edits(_ document: JSONReader) throws -> EditProduct.Edits {
    try document.requireKnown(["sku", "name", "price", "category", "barcode", "reorder_point", "target_level"])
    var edits = EditProduct.Edits()
    if let sku = try document.ifPresent("sku") { edits.sku = try SKU(sku.string()) }
    if let name = try document.ifPresent("name") { edits.name = try Product.Name(name.string()) }
    if let price = try document.ifPresent("price") { edits.price = try price.money(in: context.currency) }
    edits.category = try document.edit("category") { try $0.string() }
    edits.barcode = try document.edit("barcode") { try $0.string() }
    edits.reorderPoint = try document.edit("reorder_point") { try $0.int() }
    edits.targetLevel = try document.edit("target_level") { try $0.int() }
    return edits
  }

  /// Archiving and restoring need nothing beyond their address.
  func step<C: Command>(
    _ request: Request, _ command: (Product.ID, Int64?) -> C
  ) async throws -> Response where C.Outcome == Product {
    try request.requireNoDocument()
    let id: Product.ID = try request.identifier(of: .product)
    return await edited(try await context.execute(command(id, request.seenVersion()), for: request))
  }

  func delete(_ request: Request) async throws -> Response {
    try request.requireNoDocument()
    let command = DeleteProduct(try request.identifier(of: .product), version: try request.seenVersion())
    return .deleted(try await context.execute(command, for: request))
  }

  /// The product as it is read, with what is on hand as far as reads know it.
  private func edited(_ receipt: Receipt<Product>) async -> Response {
    let onHand = try? await context.queries.product(receipt.outcome.id)?.onHand
    return .written(ProductDocument.json(context.documents.product(receipt.outcome), onHand: onHand ?? nil), receipt)
  }
}
