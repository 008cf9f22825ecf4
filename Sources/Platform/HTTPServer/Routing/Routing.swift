/// What the router found for a request.
enum Routing: Sendable {
  case route(MatchedRoute)
  /// The path exists; these are its methods, in the order of the routes.
  case methods([Method])
  case notFound

  var route: Route? {
    if case .route(let matched) = self { matched.route } else { nil }
  }
}

/// A route behind one reference, so that a request carries it cheaply.
final class MatchedRoute: Sendable {
  let route: Route
  let captures: [String]

  init(_ route: Route) {
    self.route = route
    captures = route.captures
  }
}
