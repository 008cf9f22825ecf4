/// What a middleware calls to let the request on.
public typealias Next = @Sendable (Request) async throws -> Response

/// What stands around handlers: it may change the request, answer itself, or change the response.
public protocol Middleware: Sendable {
  /// Answers the request, by what `next` answers or by itself.
  /// - Throws: what `next` throws, or its own refusal.
  func handle(_ request: Request, _ next: Next) async throws -> Response
}

/// The handler behind a chain of middleware, of which the first is outermost.
func chain(_ middleware: [any Middleware], _ handler: @escaping Handler) -> Handler {
  // Not `reduce`: a closure that passes through a generic function pays for its return with each call.
  var chained = handler
  for middleware in middleware.reversed() {
    let next = chained
    chained = { request in try await middleware.handle(request, next) }
  }
  return chained
}
