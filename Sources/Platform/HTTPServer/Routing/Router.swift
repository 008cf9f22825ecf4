/// Finds the route for a method and a path: a tree of segments in which a literal wins over a capture.
struct Router: Sendable {
  private var nodes = [Node()]

  private struct Node: Sendable {
    var literals: [(text: String, node: Int)] = []
    var capture: Int?
    var routes: [MatchedRoute] = []

    func route(for method: Method) -> MatchedRoute? {
      routes.first { $0.route.method == method }
    }
  }

  /// - Precondition: no two routes have the same method and the same path, names of captures aside.
  init(_ routes: Routes) {
    for route in routes.all { add(route) }
  }

  private mutating func add(_ route: Route) {
    var current = 0
    for segment in Pattern.segments(of: route.path) {
      switch segment {
      case .capture: current = capture(of: current)
      case .literal(let text): current = literal(text, of: current)
      }
    }
    precondition(nodes[current].route(for: route.method) == nil, "two routes for \(route.method) \(route.path)")
    nodes[current].routes.append(MatchedRoute(route))
  }

  private mutating func capture(of parent: Int) -> Int {
    if let known = nodes[parent].capture { return known }
    nodes.append(Node())
    nodes[parent].capture = nodes.count - 1
    return nodes.count - 1
  }

  private mutating func literal(_ text: String, of parent: Int) -> Int {
    if let known = nodes[parent].literals.first(where: { $0.text == text }) { return known.node }
    nodes.append(Node())
    nodes[parent].literals.append((text, nodes.count - 1))
    return nodes.count - 1
  }

  /// The route for a request, and what its path captures. A HEAD without a route of its own takes that of GET.
  func route(_ method: Method, _ path: Path) -> (Routing, PathParameters) {
    var captured: [String] = []
    guard let node = find(path.segments[...], from: 0, &captured) else { return (.notFound, PathParameters()) }
    let matched = nodes[node].route(for: method) ?? (method == .head ? nodes[node].route(for: .get) : nil)
    guard let matched else { return (.methods(methods(of: nodes[node])), PathParameters()) }
    return (.route(matched), PathParameters(names: matched.captures, values: captured))
  }

  /// Depth first, literals before captures; a captured segment is never empty.
  private func find(_ segments: ArraySlice<String>, from index: Int, _ captured: inout [String]) -> Int? {
    let node = nodes[index]
    guard let segment = segments.first else { return node.routes.isEmpty ? nil : index }
    if let literal = node.literals.first(where: { $0.text == segment }),
      let found = find(segments.dropFirst(), from: literal.node, &captured)
    {
      return found
    }
    guard let capture = node.capture, !segment.isEmpty else { return nil }
    captured.append(segment)
    if let found = find(segments.dropFirst(), from: capture, &captured) { return found }
    captured.removeLast()
    return nil
  }

  /// HEAD follows from GET, and OPTIONS is always answered.
  private func methods(of node: Node) -> [Method] {
    let own = node.routes.map(\.route.method)
    let head: [Method] = own.contains(.get) && !own.contains(.head) ? [.head] : []
    return own + head + (own.contains(.options) ? [] : [.options])
  }
}
