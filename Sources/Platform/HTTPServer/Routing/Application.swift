/// Routes behind middleware: turns a request into a response, with or without a socket.
public final class Application: Sendable {
  /// Every route, for those who describe or check them.
  public let routes: Routes
  let router: Router
  /// The chain of middleware and what ends it; nil where there is no middleware.
  private let chained: Handler?
  /// Answers what has no route.
  private let unrouted: Handler
  private let render: @Sendable (Refusal) -> Response

  /// - Parameters:
  ///   - middleware: around every request, also those without a route; the first is outermost.
  ///   - refusal: renders the answers the server makes itself; `status` and `fields` of the refusal hold in any case.
  public init(
    routes: Routes, middleware: [any Middleware] = [],
    refusal: @escaping @Sendable (Refusal) -> Response = Refusal.plain
  ) {
    self.routes = routes
    router = Router(routes)
    render = refusal
    unrouted = { request in Self.answerUnrouted(request, refusal) }
    let end: Handler = { request in
      if let matched = request.matched { return try await matched.handler(request) }
      return Self.answerUnrouted(request, refusal)
    }
    chained = middleware.isEmpty ? nil : chain(middleware, end)
  }

  /// The response to a request, as a client would see it but for the fields that the server adds.
  /// Never throws: what a handler throws becomes a refusal.
  public func respond(to request: Request) async -> Response {
    await respond(toRouted: request.isRouted ? request : request.routed(by: router))
  }

  /// The response to a request whose route has been found.
  func respond(toRouted request: Request) async -> Response {
    do {
      return try await handler(of: request)(request)
    } catch {
      return failure(error, request)
    }
  }

  /// Spelt out, since a closure that passes through `??` pays for it with each call.
  private func handler(of request: Request) -> Handler {
    if let chained { return chained }
    if let matched = request.matched { return matched.handler }
    return unrouted
  }

  @inline(never)  // inlined, its locals would live in the frame of every request's task
  private func failure(_ error: any Error, _ request: Request) -> Response {
    if let failed = error as? RequestFailure { return failure(failed.error, failed.request) }
    return refuse((error as? HTTPError)?.status ?? .internalServerError, request, error: error)
  }

  func refuse(_ status: Status, _ request: Request?, error: (any Error)? = nil) -> Response {
    Self.render(Refusal(status, request, error: error), render)
  }

  /// 404, 405, 501 or the answer to OPTIONS.
  private static func answerUnrouted(_ request: Request, _ render: (Refusal) -> Response) -> Response {
    guard case .methods(let methods) = request.routing else {
      if request.method == .options && request.target == "*" { return .noContent }
      return Self.render(Refusal(request.method.isKnown ? .notFound : .notImplemented, request), render)
    }
    let allow: Fields = [.allow: methods.map(\.rawValue).joined(separator: ", ")]
    if request.method == .options { return Response(.noContent, fields: allow) }
    let status = request.method.isKnown ? Status.methodNotAllowed : .notImplemented
    return Self.render(Refusal(status, request, fields: allow), render)
  }

  private static func render(_ refusal: Refusal, _ render: (Refusal) -> Response) -> Response {
    var response = render(refusal)
    response.status = refusal.status
    for (name, value) in refusal.fields { response.fields[FieldName(name)] = value }
    return response
  }
}
