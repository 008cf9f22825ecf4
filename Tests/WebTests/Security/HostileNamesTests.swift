import Commands
import Domain
import HTTPServer
import MemoryEngine
import Queries
import StoreSamples
import Testing

@testable import Web

/// What people type into names is text wherever it is shown.
@Suite("Hostile names")
struct HostileNamesTests {
  static let names = [
    "<script>alert(1)</script>", "\" onmouseover=\"alert(1)", "'><img src=x onerror=alert(1)>", "</title></text></svg>",
    "&lt;b&gt;&amp;", "]]><!--", "{{1}}${2}",
  ]

  private static let elements: Set = [
    "", "html", "head", "meta", "title", "link", "body", "a", "header", "button", "svg", "use", "span", "nav", "ul",
    "li",
    "h1", "h2", "div", "form", "input", "main", "p", "strong", "hgroup", "dl", "dt", "dd", "section", "table", "thead",
    "tbody", "tfoot", "tr", "th", "td", "time", "text", "rect", "label", "code", "ol", "details", "summary", "select",
    "option", "datalist", "fieldset", "legend", "aside", "h3",
  ]

  private static let targets = [
    "/", "/reports/top-buyers?period=all", "/reports/best-sellers?period=all", "/nowhere", "/orders", "/users",
    "/orders/\(Samples.orderID(1))", "/orders/\(Samples.orderID(1))/lines", "/users/\(Samples.userID(1))",
  ]

  @Test("Names of products, people and the store itself stay text", arguments: Self.names, Self.targets)
  func shown(name: String, target: String) async throws {
    let store = try Fixture.store(Shop.busy(product: name, user: name).changes)
    let application = Fixture.application(try Fixture.web(store, name: name, isOpen: true))
    let page = try await application.page(target)
    #expect(page.first("title")?.text.hasSuffix(name) == true)
    #expect(page.first("a", "brand")?.text == name)
    expectHarmless(page)
    guard target != "/nowhere" else { return }
    #expect(page.first("main")?.text.contains(name) == true)
    if target.hasPrefix("/reports") { #expect(page.all("text").contains { $0.text == name }) }
  }

  @Test("What an address says stays text", arguments: Self.names)
  func echoed(text: String) async throws {
    let escaped = text.utf8.map { "%" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    for target in ["/reports/best-sellers?from=\(escaped)&to=\(escaped)", "/?x=\(escaped)", "/\(escaped)"] {
      expectHarmless(try await Fixture.application().page(target))
    }
    let page = try await Fixture.application().page("/reports/best-sellers?from=\(escaped)")
    #expect(page.first("input", "from", of: "name")?.attributes["value"] == text)
  }

  @Test(
    "What people type into forms, and what they named things, stays text on every page of products", arguments: names)
  func typed(text: String) async throws {
    let shop = WebShop()
    let details = try Product.Details(category: text, barcode: text, reorderPoint: nil, targetLevel: nil)
    let product = Product(
      id: Samples.productID(1), sku: try SKU(text), name: try Product.Name(text), price: .zero, details: details)
    _ = try await shop.engine.execute(AddProduct(product, onHand: 1), by: nil, once: nil)
    _ = try await shop.engine.execute(try AdjustStock(product.id, .to(2), note: text), by: nil, once: nil)
    let escaped = text.utf8.map { "%" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    for target in [
      "/products", "/products?q=\(escaped)", "/products?scope=all&category=\(escaped)&cursor=\(escaped)",
      "/products/\(product.id)", "/products/\(product.id)/edit", "/products/\(product.id)/delete", "/stocks",
      "/stocks/\(product.id)?entry=adjust", "/stocks?q=\(escaped)", "/import?kind=\(escaped)", "/import/\(escaped)",
    ] {
      expectHarmless(try await shop.get(target).tree)
    }
    let form = try await shop.get("/products/new").form(["name": text, "sku": text, "price": text, "on_hand": text])
    let refused = try await shop.post("/products/new", form)
    expectHarmless(refused.tree)
    #expect(refused.field("price") == text)
  }

  /// Only elements that we write, without anything that runs or styles inside the page.
  private func expectHarmless(_ page: HTMLNode, _ location: SourceLocation = #_sourceLocation) {
    let strange = page.all.filter { node in
      !Self.elements.contains(node.name)
        || node.attributes.keys.contains { $0.hasPrefix("on") || $0 == "style" || $0 == "srcdoc" }
        || ["href", "src", "action"].contains { node.attributes[$0]?.contains(":") == true }
    }
    #expect(strange.isEmpty, sourceLocation: location)
  }
}
