import Commands
import Domain
import HTTPServer
import JSON
import Queries
import Testing

@testable import API

/// The description is written by hand; these tests keep it true.
@Suite("The OpenAPI document")
struct DescriptionTests {
  private let document: JSONValue

  init() throws { document = try APIDescription.document() }

  private struct Operation {
    let method: String
    let path: String
    let value: JSONValue
    let item: JSONValue
  }

  /// Every operation, its path as the server sees it.
  private var operations: [Operation] {
    (document["paths"]?.object?.members ?? []).flatMap { path in
      let server = path.value["servers"]?[0]?["url"]?.string == "/" ? "" : StoreAPI.prefix
      return ["get", "post", "patch", "put", "delete"].compactMap { method in
        path.value[method].map {
          Operation(method: method.uppercased(), path: server + path.name, value: $0, item: path.value)
        }
      }
    }
  }

  /// Every value in the document that is an object with a member of that name.
  private func all(_ name: String, in value: JSONValue) -> [JSONValue] {
    switch value {
    case .object(let object):
      object.members.flatMap { ($0.name == name ? [$0.value] : []) + all(name, in: $0.value) }
    case .array(let elements): elements.flatMap { all(name, in: $0) }
    case .null, .bool, .number, .string: []
    }
  }

  private func resolved(_ reference: String) -> JSONValue? {
    reference.split(separator: "/").dropFirst().reduce(document) { $0?[String($1)] }
  }

  @Test("It describes every route of the API, and no other")
  func routes() throws {
    let served = Set(
      try TestShop().api.routes.all.map { "\($0.method.rawValue) \($0.path)" }.filter {
        $0.contains(" \(StoreAPI.prefix)/") || ["GET /health", "GET /ready", "GET /metrics"].contains($0)
      })
    let described = operations.map { "\($0.method) \($0.path)" }
    #expect(Set(described).subtracting(served) == [])
    #expect(served.subtracting(described) == [])
    #expect(described.count == Set(described).count)
  }

  @Test("Every path says what it captures")
  func captures() {
    for operation in operations {
      let captured = Set(Route(.get, operation.path, handler: { _ in .noContent }).captures)
      let parameters = (operation.item["parameters"]?.array ?? []) + (operation.value["parameters"]?.array ?? [])
      let said = parameters.compactMap { $0["$ref"]?.string.flatMap(resolved) ?? $0 }
        .filter { $0["in"]?.string == "path" }.compactMap { $0["name"]?.string }
      #expect(Set(said) == captured, "\(operation.path)")
    }
  }

  @Test("Operations have names of their own, and tags that are explained")
  func names() {
    let names = operations.compactMap { $0.value["operationId"]?.string }
    #expect(names.count == operations.count && Set(names).count == names.count)
    let tags = Set((document["tags"]?.array ?? []).compactMap { $0["name"]?.string })
    #expect(Set(operations.compactMap { $0.value["tags"]?[0]?.string }) == tags)
  }

  @Test("Every reference leads somewhere, and every component is referred to")
  func references() throws {
    let references = Set(all("$ref", in: document).compactMap(\.string))
    for reference in references { #expect(resolved(reference) != nil, "\(reference)") }
    let components = (document["components"]?.object?.members ?? []).flatMap { kind in
      (kind.value.object?.names ?? []).map { "#/components/\(kind.name)/\($0)" }
    }
    #expect(components.count == Set(components).count)
    #expect(components.filter { !references.contains($0) } == [])
  }

  @Test("Its words are those of the store")
  func words() {
    #expect(words(of: "ProductStatus") == Product.Status.allCases.map(\.rawValue))
    #expect(words(of: "Role") == User.Role.allCases.map(\.rawValue))
    #expect(words(of: "OrderStatus") == Order.Status.allCases.map(\.rawValue))
    #expect(words(of: "OrderOrigin") == Order.Origin.allCases.map(\.rawValue))
    #expect(words(of: "ProductSort") == ProductListQuery.Sort.allCases.map(\.rawValue))
    #expect(words(of: "StockLevel") == ProductListQuery.Level.allCases.map(\.rawValue))
    #expect(words(of: "UserSort") == UserListQuery.Sort.allCases.map(\.rawValue))
    #expect(words(of: "MovementReason") == StockMovement.Reason.allCases.map(\.rawValue))
    #expect(words(of: "AdjustmentReason") == AdjustStock.Reason.allCases.map(\.rawValue))
    let types = resolved("#/components/schemas/Problem")?["properties"]?["type"]?["enum"]?.array
    #expect(types?.compactMap(\.string) == ProblemKind.allCases.map(\.type))
  }

  private func words(of schema: String) -> [String]? {
    resolved("#/components/schemas/\(schema)")?["enum"]?.array?.compactMap(\.string)
  }

  @Test("Every write of the store takes an idempotency key, every read can wait for a position")
  func headers() {
    let exempt: Set = ["imports", "system"]
    for operation in operations where !exempt.contains(operation.value["tags"]?[0]?.string ?? "") {
      let names = (operation.value["parameters"]?.array ?? []).compactMap { $0["$ref"]?.string }
      let needed = operation.method == "GET" ? "MinPosition" : "IdempotencyKey"
      #expect(names.contains("#/components/parameters/\(needed)"), "\(operation.method) \(operation.path)")
    }
  }

  @Test("Programs find it under the prefix, and need not fetch it twice")
  func served() async throws {
    let shop = try TestShop()
    let response = await shop.get("/api/v1/openapi.json")
    #expect(response.status == .ok)
    #expect(response.fields[.contentType] == "application/json")
    #expect(try JSONValue(parsing: response.bytes) == document)
    let tag = try #require(response.fields[.etag])
    #expect(await shop.get("/api/v1/openapi.json", [.ifNoneMatch: tag]).status == .notModified)
  }

  @Test("Every kind of problem is explained", arguments: ProblemKind.allCases)
  func meanings(kind: ProblemKind) {
    #expect(kind.meaning.hasSuffix(".") && kind.meaning != kind.title)
  }
}
