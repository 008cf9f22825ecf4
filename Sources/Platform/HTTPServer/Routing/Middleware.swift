/// What a middleware calls to let the request on.
public typealias Next = @Sendable (Request) async throws -> Response

/// A function around the handlers: it may change the request, answer itself, or change the response.
public typealias Middleware = @Sendable (Request, Next) async throws -> Response

/// The handler behind a chain of middleware, of which the first is outermost.
func chain(_ middleware: [Middleware], _ handler: @escaping Handler) -> Handler {
  // Not `reduce`: a closure that passes through a generic function pays for its return with each call.
  var chained = handler
  for middleware in middleware.reversed() {
    let next = chained
    chained = { request in try await middleware(request, next) }
  }
  return chained
}
