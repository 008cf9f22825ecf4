internal import Glibc

/// Finds the route for a method and a path: a tree of segments in which a literal wins over a capture.
struct Router: Sendable {
  private var nodes = [Node()]

  private struct Node: Sendable {
    var literals: [Literal] = []
    var capture: Int?
    var routes: [MatchedRoute] = []
  }

  private struct Literal: Sendable {
    let text: String
    let bytes: [UInt8]
    let node: Int
  }

  private typealias Bytes = UnsafeBufferPointer<UInt8>

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
    precondition(matched(route.method, at: current) == nil, "two routes for \(route.method) \(route.path)")
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
    nodes[parent].literals.append(Literal(text: text, bytes: Array(text.utf8), node: nodes.count - 1))
    return nodes.count - 1
  }

  // MARK: Finding

  /// The route for a request, and the decoded segments that its path captures. A HEAD without a route of its own takes that of GET.
  func route(_ method: Method, _ path: Path) -> (Routing, captured: [String]) {
    var captured: [String] = []
    var raw = path.raw
    let found = raw.withUTF8 { find(in: $0, from: $0.count > 1 ? 1 : nil, at: 0, &captured) }
    guard let found else { return (.notFound, []) }
    guard let matched = matched(method, at: found) ?? (method == .head ? matched(.get, at: found) : nil) else {
      return (.methods(methods(at: found)), [])
    }
    return (.route(matched), captured)
  }

  /// Depth first, literals before captures; a captured segment is never empty.
  /// - Parameter start: where the next segment begins, nil where there is none.
  private func find(in path: Bytes, from start: Int?, at node: Int, _ captured: inout [String]) -> Int? {
    guard let start else { return nodes[node].routes.isEmpty ? nil : node }
    let slash = path[start...].firstIndex(of: UInt8(ascii: "/"))
    let segment = Bytes(rebasing: path[start..<(slash ?? path.count)])
    let next = slash.map { $0 + 1 }
    if let literal = literal(segment, at: node), let found = find(in: path, from: next, at: literal, &captured) {
      return found
    }
    guard let capture = nodes[node].capture, !segment.isEmpty else { return nil }
    captured.append(PercentDecoding.decode(segment))
    if let found = find(in: path, from: next, at: capture, &captured) { return found }
    captured.removeLast()
    return nil
  }

  private func literal(_ segment: Bytes, at node: Int) -> Int? {
    if segment.contains(UInt8(ascii: "%")) {
      let text = PercentDecoding.decode(segment)
      return nodes[node].literals.first { $0.text == text }?.node
    }
    for index in nodes[node].literals.indices {
      let isSame = nodes[node].literals[index].bytes.withUnsafeBufferPointer { $0.isSame(as: segment) }
      if isSame { return nodes[node].literals[index].node }
    }
    return nil
  }

  private func matched(_ method: Method, at node: Int) -> MatchedRoute? {
    nodes[node].routes.first { $0.method == method }
  }

  /// HEAD follows from GET, and OPTIONS is always answered.
  private func methods(at node: Int) -> [Method] {
    let own = nodes[node].routes.map(\.method)
    let head: [Method] = own.contains(.get) && !own.contains(.head) ? [.head] : []
    return own + head + (own.contains(.options) ? [] : [.options])
  }
}

extension UnsafeBufferPointer<UInt8> {
  fileprivate func isSame(as other: Self) -> Bool {
    guard count == other.count, let start = baseAddress, let otherStart = other.baseAddress else {
      return isEmpty && other.isEmpty
    }
    return memcmp(start, otherStart, count) == 0
  }
}
