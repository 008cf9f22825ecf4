import HTTPServer
import Queries
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
    "tbody", "tfoot", "tr", "th", "td", "time", "text", "rect", "label", "code", "ol",
  ]

  private static let targets = [
    "/", "/reports/top-buyers?period=all", "/reports/best-sellers?period=all", "/nowhere",
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
    #expect(page.all("th").contains { $0.text.contains(name) })
    if target != "/" { #expect(page.all("text").contains { $0.text == name }) }
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
