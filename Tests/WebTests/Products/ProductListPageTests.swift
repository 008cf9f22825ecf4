import Commands
import Domain
import HTTPServer
import MemoryEngine
import Testing

@testable import Web

@Suite("The list of products")
struct ProductListPageTests {
  private let shop = WebShop()

  private func names(_ page: WebShop.Page) -> [String] {
    page.tree.first("tbody")?.all("th").compactMap { $0.first("a")?.text } ?? []
  }

  private func stock() async throws {
    for (number, name) in ["Bol", "Théière", "Savon"].enumerated() {
      try await shop.product(number + 1, name, price: Int64(300 - number * 100), onHand: number == 2 ? nil : number)
    }
  }

  @Test("Newest first, with what is on hand and the state in words")
  func rows() async throws {
    try await stock()
    let page = try await shop.get("/products")
    #expect(
      page.tree.first("tbody")?.rows == [
        ["SavonLAMP-3", "", "Not tracked", "–", "–", "€1.00"], ["ThéièreLAMP-2", "", "In stock", "1", "–", "€2.00"],
        ["BolLAMP-1", "", "Out of stock", "0", "–", "€3.00"],
      ])
    #expect(page.tree.first("nav", "tabs")?.all("a", "page", of: "aria-current").map(\.text) == ["Active"])
  }

  @Test("The address chooses search, scope and order; every link keeps the others")
  func address() async throws {
    try await stock()
    #expect(names(try await shop.get("/products?sort=name")) == ["Bol", "Savon", "Théière"])
    #expect(names(try await shop.get("/products?sort=price&order=desc")) == ["Bol", "Théière", "Savon"])
    #expect(names(try await shop.get("/products?q=theiere")) == ["Théière"])
    #expect(names(try await shop.get("/products?scope=out")) == ["Bol"])
    #expect(names(try await shop.get("/products?scope=untracked")) == ["Savon"])
    let page = try await shop.get("/products?scope=all&q=a&sort=price")
    #expect(page.field("scope") == "all" && page.field("sort") == "price" && page.field("q") == "a")
    let tab = page.tree.first("nav", "tabs")?.all("a").first { $0.text == "Archived" }
    #expect(tab?.attributes["href"] == "/products?scope=archived&q=a&sort=price")
  }

  @Test("Pages follow each other by key, and none repeats a row")
  func pages() async throws {
    for number in 1...120 { try await shop.product(number, "P") }
    var seen: [String] = []
    var address: String? = "/products?sort=sku"
    while let here = address {
      let page = try await shop.get(here)
      seen += page.tree.first("tbody")?.all("th").map(\.text) ?? []
      let pager = page.tree.first("nav", "row pager")
      address = pager?.all("a", "next", of: "rel").first?.attributes["href"]
      #expect((here == "/products?sort=sku") == (pager?.all("a", "first", of: "rel").isEmpty == true))
    }
    #expect(seen.count == 120 && Set(seen).count == 120)
  }

  @Test(
    "A cursor of another order, or of none, shows the first page",
    arguments: [
      "/products?sort=name&cursor=nonsense", "/products?sort=name&cursor=products-sku.x", "/products?cursor=",
    ])
  func cursors(target: String) async throws {
    try await stock()
    let first = try await shop.get("/products?sort=sku")
    #expect(names(first).count == 3)
    #expect(names(try await shop.get(target)).count == 3)
  }

  @Test("A shop without products says how to begin; a search that finds nothing how to go on")
  func empty() async throws {
    let new = try await shop.get("/products")
    #expect(new.tree.first("h2")?.text == "Reports" || new.tree.first("main")?.first("h2")?.text == "No products yet")
    #expect(new.tree.first("main")?.all("a").map { $0.attributes["href"] }.contains("/products/new") == true)
    try await shop.product(1, "Bol")
    let lost = try await shop.get("/products?q=samovar")
    #expect(lost.tree.first("main")?.first("h2")?.text == "No product matches")
    #expect(lost.field("q") == "samovar")
    let scope = try await shop.get("/products?scope=low")
    #expect(scope.tree.first("main")?.first("h2")?.text == "None")
  }

  @Test("The list goes out as a file, whole and as it is filtered, and begins no formula")
  func file() async throws {
    for number in 1...250 { try await shop.product(number, number == 7 ? "=1+1" : "P, \"\(number)\"", onHand: number) }
    let response = try await shop.response(.get, "/products.csv?sort=sku")
    guard case .stream(let stream) = response.body else { throw HTTPError(.notFound) }
    let lines = String(decoding: try await stream.collected(), as: UTF8.self).split(separator: "\r\n")
    #expect(lines.count == 251)
    #expect(lines[0] == "sku,name,price,category,barcode,on_hand,reorder_point,target_level,status")
    #expect(lines.contains("LAMP-7,'=1+1,10.00,,,7,,,active"))
    #expect(lines.contains("LAMP-8,\"P, \"\"8\"\"\",10.00,,,8,,,active"))
    #expect(response.fields[.contentDisposition] == "attachment; filename=\"products.csv\"")
  }
}
