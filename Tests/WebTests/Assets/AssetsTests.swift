import HTTPServer
import MemoryEngine
import Queries
import StoreSamples
import Testing

@testable import Web

@Suite("Assets")
struct AssetsTests {
  @Test("A file's address holds a hash of its content", arguments: [("", "e3b0c44298fc"), ("abc", "ba7816bf8f01")])
  func hash(content: String, hash: String) {
    let asset = Asset("store", "css", mediaType: "text/css", content: Array(content.utf8))
    #expect(asset.address == "/assets/store.\(hash).css")
  }

  @Test("Each file is served as what it is, to be kept for ever", arguments: 0..<Assets.all.count)
  func serving(index: Int) async throws {
    let asset = Assets.all[index]
    let response = await (try Fixture.application()).respond(to: Request(.get, asset.address))
    #expect(response.status == .ok)
    #expect(response.fields[.cacheControl] == "public, max-age=31536000, immutable")
    #expect(response.fields[.contentType] == ["text/css; charset=utf-8", "image/svg+xml", "image/svg+xml"][index])
    #expect(response.bytes.count > 200)
    guard case .shared = response.body else {
      Issue.record("the file is copied for every answer")
      return
    }
  }

  @Test("The address of other content finds nothing")
  func otherContent() async throws {
    for name in ["store.000000000000.css", "store.css", "..", "icons.svg"] {
      let response = await (try Fixture.application()).respond(to: Request(.get, "/assets/\(name)"))
      #expect(response.status == .notFound)
    }
  }

  @Test("Every icon in use is in the drawing of icons", arguments: IconName.allCases)
  func icons(name: IconName) throws {
    let symbols = try HTMLNode.parse(text(of: Assets.icons).replacing(#/<!--.*?-->/#, with: ""))
    #expect(symbols.first("symbol", name.rawValue, of: "id")?.children.isEmpty == false)
  }

  @Test("The drawing of icons holds no other")
  func noOtherIcons() throws {
    let symbols = try HTMLNode.parse(text(of: Assets.icons).replacing(#/<!--.*?-->/#, with: ""))
    let names = Set(symbols.all("symbol").compactMap { $0.attributes["id"] })
    #expect(names == Set(IconName.allCases.map(\.rawValue)))
  }

  @Test("Every class that a page uses is in the style sheet")
  func classes() async throws {
    let sheet = text(of: Assets.styleSheet)
    let busy = try Fixture.store(Shop.busy().changes)
    for store in [busy, MemoryReadStore()] {
      let application = Fixture.application(try Fixture.web(store, isOpen: true))
      for target in [
        "/", "/products", "/products?q=x&scope=all", "/products/new", "/products/\(Samples.productID(1))",
        "/products/\(Samples.productID(1))/edit", "/products/\(Samples.productID(1))/delete", "/stocks",
        "/stocks/\(Samples.productID(1))", "/import", "/reports/top-buyers", "/reports/top-buyers?from=x",
        "/reports/top-buyers?period=7-days", "/no",
        "/orders", "/orders?from=x&who=x", "/orders/\(Samples.orderID(1))", "/orders/\(Samples.orderID(1))/cancel",
        "/orders/new", "/orders/new?add=x&who=jonas", "/orders/new?q.\(Samples.productID(1))=x", "/users", "/users/new",
        "/users/\(Samples.userID(1))",
      ] {
        let used = try await application.page(target).all.flatMap {
          $0.attributes["class"]?.split(separator: " ") ?? []
        }
        for name in Set(used) { #expect(sheet.contains(".\(name)"), "\(target)") }
      }
    }
  }

  @Test("The style sheet asks for nothing from elsewhere")
  func selfContained() {
    let sheet = text(of: Assets.styleSheet)
    #expect(!sheet.contains("url(") && !sheet.contains("@import"))
    #expect(sheet.count(where: { $0 == "{" }) == sheet.count(where: { $0 == "}" }))
  }

  private func text(of asset: Asset) -> String { String(decoding: asset.response.bytes, as: UTF8.self) }
}
