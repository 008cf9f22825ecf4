import Commands
import Domain
import HTTPServer
import MemoryEngine
import StoreSamples
import Testing

@testable import Web

@Suite("The page of a product")
struct ProductDetailPageTests {
  private let shop = WebShop()

  @Test("What is on hand, and how it came to that, newest first with the balance after each")
  func ledger() async throws {
    let id = try await shop.product(1, "Bol", price: 1_850, onHand: 10)
    try await shop.order(1, by: try await shop.user(1), 3, of: id)
    _ = try await shop.engine.execute(
      try AdjustStock(id, .by(-1), because: .damage, note: "Lid <cracked>"), by: nil, once: nil)
    let page = try await shop.get("/products/\(id)")
    let figures = page.tree.first("dl", "figures")?.children.map { $0.children.map(\.text) }
    #expect(
      figures == [
        ["On hand", "6", "In stock"], ["Reorder point", "–"], ["Target level", "–"],
        ["Value", "€111.00", "at today’s price"],
      ])
    let rows = page.tree.first("section", "ledger", of: "id")?.first("tbody")?.all("tr").map { row in
      [row.children[1].first("span")?.text ?? ""] + row.children.dropFirst(2).map(\.text)
    }
    #expect(
      rows == [
        ["Damage", "Lid <cracked>", "−1", "6"],
        ["Sale", OrderReference(of: Samples.orderID(1)).text, "−3", "7"], ["Count", "", "+10", "10"],
      ])
  }

  @Test("A long ledger has pages")
  func pages() async throws {
    let id = try await shop.product(1, "Bol", onHand: 0)
    for units in 1...60 {
      _ = try await shop.engine.execute(try ReceiveStock(try Quantity(units), of: id), by: nil, once: nil)
    }
    var address: String? = "/products/\(id)"
    var balances: [String] = []
    while let here = address {
      let section = try await shop.get(here).tree.first("section", "ledger", of: "id")
      balances += section?.first("tbody")?.all("strong").map(\.text) ?? []
      address = section?.all("a", "next", of: "rel").first?.attributes["href"]
    }
    #expect(balances.count == 61 && balances.first == "1,830" && balances.last == "0")
  }

  @Test("Low shelves say how much is missing")
  func low() async throws {
    let details = try Product.Details(category: "Table", barcode: "376", reorderPoint: 6, targetLevel: 18)
    let product = Product(
      id: Samples.productID(1), sku: try SKU("T-1"), name: try Product.Name("Théière"),
      price: try Money(minorUnits: 6_400), details: details)
    _ = try await shop.engine.execute(AddProduct(product, onHand: 2), by: nil, once: nil)
    let page = try await shop.get("/products/\(product.id)?lang=fr")
    #expect(page.tree.first("h1")?.first("span")?.attributes["class"] == "badge wait")
    #expect(page.tree.first("dl", "figures")?.all("dd", "wait").map(\.text) == ["Stock bas", "4 en dessous"])
    #expect(page.tree.first("dl", "figures")?.text.contains("commander 16") == true)
    #expect(
      page.tree.first("nav", "crumb")?.all("a").map { $0.attributes["href"] } == [
        "/products", "/products?category=Table",
      ])
  }
}
