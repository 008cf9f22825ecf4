import Commands
import Domain
import HTTPServer
import MemoryEngine
import StoreSamples
import Testing

@testable import Web

@Suite("The pages of users")
struct UserPagesTests {
  let shop = WebShop()
  let mia: User.ID

  init() async throws { mia = try await shop.user(1) }

  private func form(
    _ name: String, _ email: String, _ role: String = "customer", key: String = "k", version: Int? = nil
  ) -> [(name: String, value: String)] {
    var values = [("key", key), ("name", name), ("email", email), ("role", role)]
    if let version {
      values += [
        ("version", "\(version)"), ("was.name", "Mia 1"), ("was.email", "mia-1@example.com"), ("was.role", "customer"),
      ]
    }
    return values
  }

  @Test("Listed by scope and search, in the chosen order")
  func list() async throws {
    _ = try await shop.post("/users/new", form("Ada", "ada@example.com", "manager"))
    func names(_ query: String) async throws -> [String] {
      try await shop.get("/users\(query)").tree.first("tbody")?.all("a").map(\.text) ?? []
    }
    #expect(try await names("") == ["Ada", "Mia 1"])
    #expect(try await names("?role=customer") == ["Mia 1"])
    #expect(try await names("?q=ada") == ["Ada"])
    #expect(try await names("?sort=email") == ["Ada", "Mia 1"])
    #expect(try await names("?q=nobody") == [])
  }

  @Test("Added once, however often the form is sent")
  func adds() async throws {
    let added = try await shop.post("/users/new", form("Zoé", "Zoe@Example.com"))
    #expect(added.status == .seeOther)
    #expect(try await shop.post("/users/new", form("Zoé", "Zoe@Example.com")).location == added.location)
    let page = try await shop.get(added.location)
    #expect(page.tree.first("hgroup")?.text == "Zoézoe@example.com")
    #expect(page.tree.first("main")?.text.contains("Has not bought anything.") == true)
  }

  @Test("Faults stand beside their fields, and nothing typed is lost")
  func faults() async throws {
    let page = try await shop.post("/users/new", form("", "no address", "king"))
    #expect(page.status == .unprocessableContent)
    #expect(
      page.faults == ["Fill this in.", "An address such as name@example.com is expected.", "Fill this in."])
    #expect(page.field("email") == "no address")
    let taken = try await shop.post("/users/new", form("Other", "MIA-1@example.com"))
    #expect(taken.status == .conflict)
    #expect(taken.faults == ["Another user has the address mia-1@example.com."])
    #expect(taken.field("name") == "Other")
  }

  @Test("Edited by who has seen the latest; whoever was slower sees what changed")
  func edits() async throws {
    let address = "/users/\(mia)/edit"
    #expect(try await shop.get(address).field("version") == "1")
    let saved = try await shop.post(address, form("Mia Moll", "mia-1@example.com", "employee", version: 1))
    #expect(saved.location == "/users/\(mia)")
    #expect(shop.engine.rows.users[mia]?.role == .employee)
    let stale = try await shop.post(address, form("Mia 1", "moll@example.com", key: "k2", version: 1))
    #expect(stale.status == .conflict)
    #expect(stale.field("version") == "2")
    #expect(stale.tree.first("div", "banner wait")?.text.contains("Role: was Customer, is now Employee.") == true)
    #expect(stale.field("name") == "Mia Moll", "what the other has changed")
    #expect(stale.field("email") == "moll@example.com", "what was typed here")
    #expect(shop.engine.rows.users[mia]?.email.text == "mia-1@example.com")
  }

  @Test("Who never bought is deleted, once asked twice")
  func deletes() async throws {
    #expect(try await shop.get("/users/\(mia)/delete").tree.first("h1")?.text == "Delete Mia 1?")
    let values = [("key", "k"), ("version", "1")]
    #expect(try await shop.post("/users/\(mia)/delete", values).location == "/users")
    #expect(try await shop.post("/users/\(mia)/delete", values).location == "/users", "a double click")
    #expect(try await shop.get("/users/\(mia)").status == .notFound)
  }

  @Test("Who has bought is made anonymous instead, and the orders stay")
  func anonymises() async throws {
    let order = try await shop.order(1, by: mia, 1, of: try await shop.product(1, "Lamp"))
    let refused = try await shop.post("/users/\(mia)/delete", [("key", "k"), ("version", "1")])
    #expect(refused.status == .conflict)
    #expect(refused.tree.first("h1")?.text == "Make Mia 1 anonymous?")
    let form = try #require(refused.tree.first("main")?.first("form"))
    #expect(form.attributes["action"] == "/users/\(mia)/anonymise")
    let values = [("key", try #require(refused.field("key"))), ("version", "1")]
    #expect(try await shop.post("/users/\(mia)/anonymise", values).location == "/users/\(mia)")
    let page = try await shop.get("/users/\(mia)")
    #expect(page.tree.first("hgroup")?.text == "AnonymousName and address were taken away")
    #expect(page.tree.first("tbody")?.first("a")?.attributes["href"] == "/orders/\(order)")
    #expect(page.tree.first("a", "/users/\(mia)/anonymise", of: "href") == nil)
  }
}
