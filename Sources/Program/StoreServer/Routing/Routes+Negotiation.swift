import HTTPServer

extension Routes {
  /// Pages and the API at the same addresses: a client that asks for HTML reaches the page where there is one,
  /// any other the API where it has an answer.
  init(pages: Routes, api: Routes) {
    self.init()
    let shapes = Dictionary(pages.all.map { (Shape(of: $0), $0) }) { first, _ in first }
    var met: Set<Shape> = []
    for route in api.all {
      let shape = Shape(of: route)
      guard let page = shapes[shape] else {
        add(route)
        continue
      }
      met.insert(shape)
      add(route, orFor: page)
    }
    for page in pages.all where !met.contains(Shape(of: page)) { add(page) }
  }

  private mutating func add(_ route: Route) {
    on(
      route.method, route.path, right: route.right, bodyLimit: route.bodyLimit, streamsBody: route.streamsBody,
      route.handler)
  }

  /// - Precondition: both name the captures of their path alike.
  private mutating func add(_ route: Route, orFor page: Route) {
    precondition(route.captures == page.captures, "\(route.path) and \(page.path) name their captures differently")
    let (api, html) = (route.handler, page.handler)
    on(
      route.method, route.path, right: route.right, bodyLimit: max(route.bodyLimit, page.bodyLimit),
      streamsBody: route.streamsBody
    ) { request in
      var response: Response
      if request.asksForHTML { response = try await html(request) } else { response = try await api(request) }
      response.fields.append(.vary, "Accept")
      return response
    }
  }

  /// What makes two routes one address: method and path, whatever the captures are called.
  private struct Shape: Hashable {
    let method: Method
    let path: String

    init(of route: Route) {
      method = route.method
      path = route.captures.reduce(route.path) { $0.replacing("{\($1)}", with: "{}") }
    }
  }
}
