import API
import HTTPServer
import JSON
import Testing

@Suite("The list of routes")
struct RouteListTests {
  static let resources = [
    "GET /products products.read", "GET /categories products.read", "POST /products products.write",
    "GET /products/{id} products.read", "PATCH /products/{id} products.write",
    "DELETE /products/{id} products.write", "POST /products/{id}/archive products.write",
    "POST /products/{id}/restore products.write", "GET /users users.read", "POST /users users.write",
    "GET /users/{id} users.read",
    "PATCH /users/{id} users.write", "DELETE /users/{id} users.write", "POST /users/{id}/anonymise users.write",
    "GET /users/{id}/orders orders.read", "GET /stocks stock.read", "GET /stocks/{product_id} stock.read",
    "POST /stocks/{product_id}/receipts stock.write", "POST /stocks/{product_id}/adjustments stock.write",
    "POST /stocks/{product_id}/counts stock.write", "GET /products/{id}/stock-movements stock.read",
    "GET /orders orders.read", "POST /orders orders.write",
    "GET /orders/{id} orders.read", "PATCH /orders/{id} orders.write",
    "DELETE /orders/{id} orders.delete", "POST /orders/{id}/pay orders.write", "POST /orders/{id}/fulfil orders.write",
    "POST /orders/{id}/cancel orders.write", "GET /reports reports.read",
    "GET /reports/{name} reports.read", "POST /imports/products imports.write", "POST /imports/users imports.write",
    "POST /imports/orders imports.write",
  ]

  private static func described(_ routes: Routes) -> [String] {
    routes.all.map { "\($0.method) \($0.path) \($0.right ?? "-")" }
  }

  @Test("every address has a right, at both of its places")
  func rights() throws {
    let api = try TestShop().api
    let system = [
      "GET /health -", "GET /ready -", "GET /metrics metrics.read", "GET /api/v1/openapi.json -",
      "GET /api/v1/system/read-model system.read", "POST /api/v1/system/rebuild system.write",
    ]
    #expect(Self.described(api.resources) == Self.resources)
    #expect(Self.described(api.systemRoutes) == system)
    let versioned = Self.resources.map { $0.replacing(" /", with: " /api/v1/", maxReplacements: 1) }
    #expect(Self.described(api.routes) == versioned + Self.resources + system)
  }

  @Test("no document is longer than 64 KiB; files are streams of at most 1 GiB")
  func limits() throws {
    for route in try TestShop().api.resources.all where route.method == .post {
      let isFile = route.path.hasPrefix("/imports")
      #expect(route.streamsBody == isFile)
      #expect(route.bodyLimit == (isFile ? 1_073_741_824 : 65_536))
    }
  }
}
