import Commands
import Domain
import HTTPServer
import Queries

/// The pages of users.
struct UserPages: Sendable {
  let context: Context

  func add(to routes: inout Routes) {
    routes.on(.get, "/users", right: "users.read", list)
    routes.on(.get, "/users/new", right: "users.write", new)
    routes.on(.post, "/users/new", right: "users.write", bodyLimit: Route.formLimit, create)
    routes.on(.get, "/users/{id}", right: "users.read", show)
    routes.on(.get, "/users/{id}/edit", right: "users.write", edit)
    routes.on(.post, "/users/{id}/edit", right: "users.write", bodyLimit: Route.formLimit, save)
    for action in UserPage.Action.allCases {
      let path = "/users/{id}/\(action.rawValue)"
      routes.on(.get, path, right: "users.write") { request in await ask(action, request) }
      routes.on(.post, path, right: "users.write", bodyLimit: Route.formLimit) { request in
        try await take(action, request)
      }
    }
  }

  @Sendable private func list(_ request: Request) async -> Response {
    await context.page(for: request) { frame throws(StoreError) in
      let model = try await UserListPage.model(UserFilters(request.query), context.queries, context.site.currency)
      return (.ok, UserListPage.View(model: model, frame: frame))
    }
  }

  @Sendable private func show(_ request: Request) async -> Response {
    await context.page(for: request) { frame throws(StoreError) in
      let query = UserPage.Query(store: context.queries, currency: context.site.currency)
      let model = try await query.model(of: try await user(request), at: context.clock())
      return (.ok, UserPage.View(model: model, frame: frame))
    }
  }

  /// The user that the address names.
  /// - Throws: `StoreError.notFound`, `.unavailable`.
  func user(_ request: Request) async throws(StoreError) -> UserDocument {
    let text = request.parameters["id"] ?? ""
    guard let id = User.ID(text), let document = try await context.queries.user(id) else {
      throw .notFound(.user, key: text)
    }
    return try UserDocument(document, currency: context.site.currency)
  }
}
