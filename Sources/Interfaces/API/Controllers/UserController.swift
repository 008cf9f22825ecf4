import Commands
import Domain
import HTTPServer
import JSON
import Queries

/// `/users`
struct UserController: Sendable {
  let context: Context

  func add(to routes: inout Routes) {
    routes.on(.get, "/users", right: "users.read", list)
    routes.on(.post, "/users", right: "users.write", bodyLimit: Route.documentLimit, create)
    routes.on(.get, "/users/{id}", right: "users.read", show)
    routes.on(.patch, "/users/{id}", right: "users.write", bodyLimit: Route.documentLimit, edit)
    routes.on(.delete, "/users/{id}", right: "users.write", bodyLimit: Route.documentLimit, delete)
    routes.on(.post, "/users/{id}/anonymise", right: "users.write", bodyLimit: Route.documentLimit, anonymise)
    routes.on(.get, "/users/{id}/orders", right: "orders.read", orders)
  }

  func list(_ request: Request) async throws -> Response {
    .document(try await context.queries.users(UserListQuery(request.query)).json)
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
    return .versioned(json)
  }

  func edit(_ request: Request) async throws -> Response {
    let id: User.ID = try request.identifier(of: .user)
    let version = try request.requiredVersion()
    let receipt = try await context.execute(EditUser(id, version: version, edits(request.document())), for: request)
    return .written(context.documents.user(receipt.outcome), receipt)
  }

  private func edits(_ document: JSONReader) throws -> EditUser.Edits {
    try document.requireKnown(["name", "email", "role"])
    var edits = EditUser.Edits()
    if let name = try document.ifPresent("name") { edits.name = try User.Name(name.string()) }
    if let email = try document.ifPresent("email") { edits.email = try EmailAddress(email.string()) }
    edits.role = try document.ifPresent("role")?.choice(of: User.Role.self)
    return edits
  }

  func anonymise(_ request: Request) async throws -> Response {
    try request.requireNoDocument()
    let command = AnonymiseUser(try request.identifier(of: .user), version: try request.seenVersion())
    let receipt = try await context.execute(command, for: request)
    return .written(context.documents.user(receipt.outcome), receipt)
  }

  func delete(_ request: Request) async throws -> Response {
    try request.requireNoDocument()
    let command = DeleteUser(try request.identifier(of: .user), version: try request.seenVersion())
    return .deleted(try await context.execute(command, for: request))
  }

  /// Newest first.
  func orders(_ request: Request) async throws -> Response {
    let id: User.ID = try request.identifier(of: .user)
    var query = try OrderListQuery(request.query, in: context.calendar)
    query.buyer = id
    let page = try await context.queries.orders(query)
    if page.summaries.isEmpty, try await context.queries.user(id) == nil {
      throw StoreError.notFound(.user, key: "\(id)")
    }
    return .document(page.json)
  }
}
