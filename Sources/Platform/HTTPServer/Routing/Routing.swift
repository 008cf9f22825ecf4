/// What the router found for a request.
enum Routing: Sendable {
  case route(MatchedRoute)
  /// The path exists; these are its methods, in the order of the routes.
  case methods([Method])
  case notFound

  var matched: MatchedRoute? {
    if case .route(let matched) = self { matched } else { nil }
  }
}

/// A route behind one reference, so that a request carries it cheaply.
final class MatchedRoute: Sendable {
  let route: Route
  let method: Method
  let handler: Handler
  let bodyLimit: Int
  let streamsBody: Bool
  /// The names of what the path captures.
  let captures: [String]

  init(_ route: Route) {
    self.route = route
    method = route.method
    handler = route.handler
    bodyLimit = route.bodyLimit
    streamsBody = route.streamsBody
    captures = route.captures
  }
}
