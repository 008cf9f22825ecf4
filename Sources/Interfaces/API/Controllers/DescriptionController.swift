import HTTPServer

/// `GET /openapi.json`
struct DescriptionController: Sendable {
  func add(to routes: inout Routes) {
    routes.on(.get, "/openapi.json") { _ in .document(try APIDescription.text.get()) }
  }
}
