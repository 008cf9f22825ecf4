import Commands
import Domain
import HTTPServer
import MemoryEngine
import Queries
import StoreSamples
import Synchronization

@testable import Web

/// A shop whose pages are used: forms change it, and the next page shows what they have changed.
final class WebShop: Sendable {
  let engine = MemoryCommandStore(clock: { Fixture.now })
  private let chance = Atomic<UInt64>(1)

  /// What a browser would see.
  struct Page {
    let status: Status
    let location: String
    let tree: HTMLNode

    /// The value of a field, or the text of a list of values.
    func field(_ name: String) -> String? { tree.first("input", name, of: "name")?.attributes["value"] }

    /// What is said to be wrong.
    var faults: [String] { tree.all("p", "error").map(\.text) }

    /// Above the page: what was refused.
    var banners: [String] { tree.all("div", "banner bad").map(\.text) }
  }

  func send(_ method: Method, _ target: String, _ body: String = "") async throws -> Page {
    let response = try await response(method, target, body)
    return Page(
      status: response.status, location: response.fields[.location] ?? "", tree: try HTMLNode.parse(response.bytes))
  }

  func response(_ method: Method, _ target: String, _ body: String = "") async throws -> Response {
    var store = MemoryReadStore()
    let projection = StoreProjection(currency: try Fixture.currency(), calendar: try Fixture.calendar())
    for entry in engine.log { store.apply(entry.changes, by: projection) }
    let web = StoreWeb(
      commands: engine, queries: store, name: "Comptoir des Halles", currency: try Fixture.currency(),
      calendar: try Fixture.calendar(), language: .english, reference: try Fixture.reference(), isOpen: false,
      clock: { Fixture.now }, random: { [self] in chance.add(1, ordering: .relaxed).newValue })
    let form: Fields = [.contentType: "application/x-www-form-urlencoded"]
    let request = Request(method, target, fields: method == .post ? form : Fields(), body: Array(body.utf8))
    return await Fixture.application(web).respond(to: request)
  }

  func get(_ target: String) async throws -> Page { try await send(.get, target) }

  func post(_ target: String, _ values: [(name: String, value: String)]) async throws -> Page {
    try await send(.post, target, Address.path("", values.map { ($0.name, $0.value) }).dropFirst().description)
  }

  /// Adds a product, with units on its shelf if its stock is to be tracked.
  @discardableResult
  func product(_ number: Int, _ name: String, price: Int64 = 1_000, onHand: Int? = nil) async throws -> Product.ID {
    let product = try Samples.product(number, price: price, name: name)
    _ = try await engine.execute(AddProduct(product, onHand: onHand), by: nil, once: nil)
    return product.id
  }

  @discardableResult
  func user(_ number: Int) async throws -> User.ID {
    let user = try Samples.user(number)
    _ = try await engine.execute(AddUser(user), by: nil, once: nil)
    return user.id
  }

  @discardableResult
  func order(_ number: Int, by buyer: User.ID, _ quantity: Int, of product: Product.ID) async throws -> Order.ID {
    let item = PlaceOrder.Item(try Quantity(quantity), of: product)
    let order = try PlaceOrder(id: Samples.orderID(number), buyer: buyer, items: [item])
    return try await engine.execute(order, by: nil, once: nil).outcome.id
  }

  func status(of order: Order.ID) -> Order.Status? { engine.rows.orders[order]?.status }
}
