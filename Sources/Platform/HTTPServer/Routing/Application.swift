/// Routes behind middleware: turns a request into a response, with or without a socket.
public struct Application: Sendable {
  /// Every route, for those who describe or check them.
  public let routes: Routes
  let router: Router
  private let handler: Handler
  private let render: @Sendable (Refusal) -> Response

  /// - Parameters:
  ///   - middleware: around every request, also those without a route; the first is outermost.
  ///   - refusal: renders the answers the server makes itself; `status` and `fields` of the refusal hold in any case.
  public init(
    routes: Routes, middleware: [Middleware] = [],
    refusal: @escaping @Sendable (Refusal) -> Response = Refusal.plain
  ) {
    self.routes = routes
    router = Router(routes)
    render = refusal
    handler = chain(middleware) { request in try await Self.dispatch(request, refusal) }
  }

  /// The response to a request, as a client would see it but for the fields that the server adds.
  /// Never throws: what a handler throws becomes a refusal.
  public func respond(to request: Request) async -> Response {
    var request = request
    if request.routing == nil {
      let (routing, parameters) = router.route(request.method, request.path)
      request.set(routing, parameters)
    }
    do {
      return try await handler(request)
    } catch {
      return refuse((error as? HTTPError)?.status ?? .internalServerError, request, error: error)
    }
  }

  func refuse(_ status: Status, _ request: Request?, error: (any Error)? = nil) -> Response {
    Self.render(Refusal(status, request, error: error), render)
  }

  private static func dispatch(
    _ request: Request, _ render: @Sendable (Refusal) -> Response
  ) async throws -> Response {
    switch request.routing {
    case .route(let matched):
      return try await matched.route.handler(request)
    case .methods(let methods):
      let allow: Fields = [.allow: methods.map(\.rawValue).joined(separator: ", ")]
      if request.method == .options { return Response(.noContent, fields: allow) }
      return Self.render(
        Refusal(request.method.isKnown ? .methodNotAllowed : .notImplemented, request, fields: allow), render)
    case .notFound, nil:
      if request.method == .options && request.target == "*" { return .noContent }
      return Self.render(Refusal(request.method.isKnown ? .notFound : .notImplemented, request), render)
    }
  }

  private static func render(_ refusal: Refusal, _ render: @Sendable (Refusal) -> Response) -> Response {
    var response = render(refusal)
    response.status = refusal.status
    for (name, value) in refusal.fields { response.fields[FieldName(name)] = value }
    return response
  }
}
