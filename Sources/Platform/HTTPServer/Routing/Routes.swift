/// The routes of an interface as one list, which the router, the API's description and the table of rights all read.
public struct Routes: Sendable {
  /// In the order they were added.
  public private(set) var all: [Route] = []

  public init() {}

  /// Adds a route.
  /// - Parameters:
  ///   - path: "/orders/{id}"; a literal segment wins over a captured one.
  ///   - right: what a client must be allowed to do, for a middleware to check.
  ///   - bodyLimit: bytes; a longer body is answered 413.
  ///   - streamsBody: whether the handler reads the body while it arrives, from `request.bodyStream`.
  public mutating func on(
    _ method: Method, _ path: String, right: String? = nil, bodyLimit: Int = Route.defaultBodyLimit,
    streamsBody: Bool = false, _ handler: @escaping Handler
  ) {
    all.append(
      Route(method, path, right: right, bodyLimit: bodyLimit, streamsBody: streamsBody, handler: handler))
  }

  /// Adds the routes that `build` makes under a prefix, "/api/v1", each behind the middleware, the first outermost.
  public mutating func group(
    _ prefix: String = "", behind middleware: [any Middleware] = [], _ build: (inout Routes) -> Void
  ) {
    var routes = Routes()
    build(&routes)
    append(routes, under: prefix, behind: middleware)
  }

  /// Adds the routes of another list under a prefix, each behind the middleware, the first outermost.
  public mutating func append(_ routes: Routes, under prefix: String = "", behind middleware: [any Middleware] = []) {
    for route in routes.all {
      let path = route.path == "/" && !prefix.isEmpty ? prefix : prefix + route.path
      on(
        route.method, path, right: route.right, bodyLimit: route.bodyLimit, streamsBody: route.streamsBody,
        chain(middleware, route.handler))
    }
  }
}
