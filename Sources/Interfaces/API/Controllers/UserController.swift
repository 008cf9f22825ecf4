import Commands
import Domain
import HTTPServer
import JSON
import Queries

/// `/users`
struct UserController: Sendable {
  let context: Context

  func add(to routes: inout Routes) {
    routes.on(.post, "/users", right: "users.write", bodyLimit: Route.documentLimit, create)
    routes.on(.get, "/users/{id}", right: "users.read", show)
    routes.on(.get, "/users/{id}/orders", right: "orders.read", orders)
  }

  func create(_ request: Request) async throws -> Response {
    let receipt = try await context.execute(addition(request.document()), for: request)
    return .written(
      context.documents.user(receipt.outcome), receipt, location: "\(StoreAPI.prefix)/users/\(receipt.outcome.id)")
  }

  /// Who is not said to be anything else is a customer.
  private func addition(_ document: JSONReader) throws -> AddUser {
    try document.requireKnown(["name", "email", "role"])
    return AddUser(
      User(
        id: context.newID(),
        name: try User.Name(document.required("name").string()),
        email: try EmailAddress(document.required("email").string()),
        role: try document.optionalMember("role")?.choice(of: User.Role.self) ?? .customer))
  }

  func show(_ request: Request) async throws -> Response {
    let id: User.ID = try request.identifier(of: .user)
    guard let json = try await context.queries.user(id) else { throw StoreError.notFound(.user, key: "\(id)") }
    return .document(json)
  }

  func orders(_ request: Request) async throws -> Response {
    let id: User.ID = try request.identifier(of: .user)
    let query = try OrderListQuery(request.query)
    let page = try await context.queries.orders(in: .ofUser(id), after: query.cursor, limit: query.limit)
    if page.summaries.isEmpty, try await context.queries.user(id) == nil {
      throw StoreError.notFound(.user, key: "\(id)")
    }
    return .document(page.json)
  }
}
