import Domain
import HTTPServer
import JSON
import Testing

@Suite("/imports")
struct ImportRoutesTests {
  static let products = "sku,name,price\nTEA,Oolong,14.50\nCUP,Cup,3.20\n"
  static let users = "email;name;role\nmia@example.com;Mia;customer\n"
  static let orders = """
    reference,placed_at,buyer_email,sku,quantity,unit_price
    7001,2010-12-01T08:26:00+00:00,mia@example.com,TEA,2,13.00
    7001,2010-12-01T08:26:00+00:00,mia@example.com,CUP,1,3.00

    """

  private static func importing(_ kind: String, _ file: String, query: String = "", into shop: TestShop) async
    -> Response
  {
    await shop.post("/api/v1/imports/\(kind)\(query)", file, [.contentType: "text/csv; charset=utf-8"])
  }

  private static func report(
    _ kind: String, isDryRun: Bool = false, rows: Int, entries: Int, added: Int = 0, unchanged: Int = 0
  ) -> String {
    """
    {"kind":"\(kind)","dry_run":\(isDryRun),"rows":\(rows),"entries":\(entries),"added":\(added),\
    "unchanged":\(unchanged),"refused":0,"refused_rows":0,"refusals":[]}
    """
  }

  @Test("a shop's files are taken, once however often they are sent")
  func files() async throws {
    let shop = try TestShop()
    let products = await Self.importing("products", Self.products, into: shop)
    #expect(products.status == .ok)
    #expect(products.text == Self.report("products", rows: 2, entries: 2, added: 2))
    #expect(products.fields == [.contentType: "application/json", "X-Write-Position": "2"])
    let users = await Self.importing("users", Self.users, into: shop)
    #expect(users.text == Self.report("users", rows: 1, entries: 1, added: 1))
    let orders = await Self.importing("orders", Self.orders, into: shop)
    #expect(orders.text == Self.report("orders", rows: 2, entries: 1, added: 1))
    let again = await Self.importing("orders", Self.orders, into: shop)
    #expect(again.text == Self.report("orders", rows: 2, entries: 1, unchanged: 1))

    let listed = try #require(await shop.get("/orders")["orders"]?.array)
    #expect(listed.map { $0["reference"] } == ["7001"])
    #expect(listed.map { $0["total"] } == ["29.00"])
  }

  @Test("a dry run says what would be taken and takes nothing")
  func dryRun() async throws {
    let shop = try TestShop()
    let answer = await Self.importing("users", Self.users, query: "?dry_run=true", into: shop)
    #expect(answer.text == Self.report("users", isDryRun: true, rows: 1, entries: 1))
    #expect(answer.fields == [.contentType: "application/json"])
    let wet = await Self.importing("users", Self.users, query: "?dry_run=false", into: shop)
    #expect(wet["added"] == 1)
  }

  @Test("every refused row is named with its column and what to do")
  func refusals() async throws {
    let shop = try TestShop()
    let file = "sku,name,price\nTEA,Oolong,14.505\nCUP,,3.20\nPOT,Pot\nCAN,Can,1.00\nCAN,Can,2.00\n"
    let answer = await Self.importing("products", file, into: shop)
    #expect(answer.status == .ok)
    #expect(answer["added"] == 1)
    #expect(answer["refused"] == 4)
    let price = "Send price as an amount such as 999.95, at most 2 decimals."
    let name = "Send name within what is allowed: 1 to 150 characters."
    let repeated = "Row 5 says the same already. Leave one of them out, or put an order's rows together."
    #expect(
      answer["refusals"] == [
        ["row": 2, "column": "price", "problem": "malformed-value", "detail": .string(price)],
        ["row": 3, "column": "name", "problem": "out-of-range", "detail": .string(name)],
        [
          "row": 4, "column": nil, "problem": "wrong-field-count",
          "detail": "The row has 2 fields; give it 3.",
        ],
        ["row": 6, "column": "sku", "problem": "repeated", "detail": .string(repeated)],
      ])
  }

  @Test("rows of one order stand or fall together")
  func together() async throws {
    let shop = try TestShop()
    _ = await Self.importing("products", Self.products, into: shop)
    _ = await Self.importing("users", Self.users, into: shop)
    let file = Self.orders.replacing("CUP,1", with: "JUG,1")
    let answer = await Self.importing("orders", file, into: shop)
    let unknown = "There is no product \"JUG\". Check how it is written, and that it is of this store."
    #expect(
      answer["refusals"] == [
        [
          "row": 2, "column": nil, "problem": "refused-together",
          "detail": "Row 3 of the same order is refused. Correct that one.",
        ], ["row": 3, "column": "sku", "problem": "not-found", "detail": .string(unknown)],
      ])
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let file: String
    let problem: String
    let detail: String
    var testDescription: String { file }
  }

  @Test(
    "a file that is none to import is refused as a whole, with what became of its rows",
    arguments: [
      Case(
        file: "", problem: "unreadable-file",
        detail: "The file is empty. Send a row of column names and the rows."),
      Case(
        file: "sku,name,prize\n", problem: "unknown-field", detail: "\"prize\" is unknown here. Did you mean price?"),
      Case(file: "sku,name\n", problem: "missing-field", detail: "Send the columns price too."),
      Case(
        file: "sku,sku\n", problem: "unreadable-file",
        detail: "The column \"sku\" stands twice. Leave one of them out."),
      Case(
        file: "sku,name,price\nA,B,1\nC,\"D,1\n", problem: "unreadable-file",
        detail: "The quote that opens in row 3 is not closed. Close it and send the file again."),
    ])
  func broken(_ example: Case) async throws {
    let answer = await Self.importing("products", example.file, into: try TestShop())
    #expect(answer.status == .badRequest)
    #expect(answer.problem == example.problem)
    #expect(answer["detail"]?.string == example.detail)
    #expect(answer["report"]?["added"] == (example.file.contains("A,B") ? 1 : 0))
  }

  @Test("a store that cannot answer stops the import")
  func unavailable() async throws {
    let shop = try TestShop()
    shop.store.change { $0.refusal = .unavailable(.full) }
    let answer = await Self.importing("users", Self.users, into: shop)
    #expect(answer.status.rawValue == 507)
    #expect(answer.problem == "storage-full")
    #expect(answer["report"]?["added"] == 0)
  }

  @Test("an import whose effect reads do not show yet says so")
  func behind() async throws {
    let shop = try TestShop()
    shop.store.change { $0.isCurrent = false }
    #expect(await Self.importing("users", Self.users, into: shop).fields["X-Read-Model"] == "behind")
  }

  @Test("only files of CSV are taken, and only with what is known")
  func refused() async throws {
    let shop = try TestShop()
    let json = await shop.post("/imports/users", "{}")
    #expect(json.status == .unsupportedMediaType)
    #expect(json.fields["Accept-Post"] == "text/csv")
    #expect(json["detail"] == "Send the file as CSV, with Content-Type: text/csv.")
    #expect(await Self.importing("users", Self.users, query: "?dry_run=yes", into: shop)["field"] == "dry_run")
    #expect(await Self.importing("users", Self.users, query: "?dryrun=true", into: shop)["field"] == "dryrun")
    #expect(await Self.importing("stocks", Self.users, into: shop).status == .notFound)
    #expect(await shop.get("/orders").text == #"{"orders":[],"next_cursor":null}"#)
  }
}
