import Domain
import HTTPServer
import JSON
import Queries
import Testing

@Suite("/reports")
struct ReportRoutesTests {
  static let product = Product.ID(high: 0x7001, low: 1)
  static let user = User.ID(high: 0x7002, low: 1)

  static func shop(_ member: ReportMember, key: String, name: String, _ figures: Figures) throws -> TestShop {
    let shop = try TestShop()
    let row = Ranking.Row(member: member, label: Label(key: key, name: name), figures: figures)
    shop.store.change { $0.ranking = Ranking(rows: [row], total: figures + figures, members: 2, position: 41) }
    return shop
  }

  @Test("the catalogue declares every report")
  func catalogue() async throws {
    #expect(
      await (try TestShop()).get("/api/v1/reports").text == """
        {"reports":[{"name":"top-buyers","titles":{"en":"Top buyers","fr":"Meilleurs acheteurs"},\
        "dimension":"buyer","measures":["revenue","orders","quantity"],"default_limit":20},\
        {"name":"best-sellers","titles":{"en":"Best sellers","fr":"Meilleures ventes"},\
        "dimension":"product","measures":["quantity","revenue"],"default_limit":20}],"next_cursor":null}
        """)
  }

  @Test("best sellers name products, with figures in the currency's decimals")
  func bestSellers() async throws {
    let shop = try Self.shop(
      .product(Self.product), key: "TEA", name: "Oolong", Figures(revenue: 123_456, quantity: 7, orders: 3))
    let answer = await shop.get("/reports/best-sellers?from=2025-12-01&to=2025-12-31&by=revenue&limit=1")
    #expect(
      answer.text == """
        {"report":"best-sellers","from":"2025-12-01","to":"2025-12-31","time_zone":"Europe/Paris","currency":"EUR",\
        "by":"revenue","position":41,"members":2,"total":{"quantity":14,"revenue":"2469.12"},\
        "rows":[{"rank":1,"product_id":"00000000-0000-7001-0000-000000000001","sku":"TEA","name":"Oolong",\
        "quantity":7,"revenue":"1234.56"}]}
        """)
    let month = try Period(from: CalendarDay("2025-12-01"), to: CalendarDay("2025-12-31"))
    let asked = try RankingRequest(.bestSellers, over: month, by: .revenue, limit: 1)
    #expect(shop.store.change { $0.asked } == [asked])
  }

  @Test("top buyers name users; without parameters all time, the first measure and the report's limit hold")
  func topBuyers() async throws {
    let shop = try Self.shop(
      .user(Self.user), key: "mia@example.com", name: "Mia", Figures(revenue: 5, quantity: 2, orders: 1))
    #expect(
      await shop.get("/reports/top-buyers").text == """
        {"report":"top-buyers","from":null,"to":null,"time_zone":"Europe/Paris","currency":"EUR",\
        "by":"revenue","position":41,"members":2,"total":{"revenue":"0.10","orders":2,"quantity":4},\
        "rows":[{"rank":1,"user_id":"00000000-0000-7002-0000-000000000001","email":"mia@example.com","name":"Mia",\
        "revenue":"0.05","orders":1,"quantity":2}]}
        """)
    #expect(shop.store.change { $0.asked } == [try RankingRequest(.topBuyers, over: .all)])
  }

  @Test(
    "as CSV, with cells that begin a formula neutralised and the others as they are",
    arguments: [
      "Oolong": "Oolong", "=1+1": "'=1+1", "+49": "'+49", "-x": "'-x", "@SUM(A1)": "'@SUM(A1)",
      "=HYPERLINK(\"http://x\",\"y\")": "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"",
      "a, b; \"c\"": "\"a, b; \"\"c\"\"\"",
      "＝1": "'＝1", "1-2": "1-2", "": "",
    ])
  func csv(_ name: String, _ cell: String) async throws {
    let shop = try Self.shop(
      .product(Self.product), key: "TEA", name: name, Figures(revenue: 100, quantity: 7, orders: 3))
    let answer = await shop.get("/reports/best-sellers?format=csv")
    #expect(
      answer.text
        == "rank,product_id,sku,name,quantity,revenue\r\n1,00000000-0000-7001-0000-000000000001,TEA,\(cell),7,1.00\r\n")
    #expect(answer.fields[.contentType] == "text/csv; charset=utf-8; header=present")
    #expect(answer.fields[.contentDisposition] == "attachment; filename=\"best-sellers.csv\"")
  }

  @Test(
    "what cannot be asked is refused by name",
    arguments: [
      ("best-seller", "not-found", nil), ("best-sellers?from=2025-02-30", "malformed-value", "from"),
      ("best-sellers?to=today", "malformed-value", "to"), ("best-sellers?by=orders", "out-of-range", "by"),
      ("best-sellers?from=2025-12-02&to=2025-12-01", "out-of-range", "to"),
      ("best-sellers?limit=1001", "out-of-range", "limit"), ("best-sellers?limit=x", "malformed-value", "limit"),
      ("best-sellers?format=xml", "out-of-range", "format"), ("best-sellers?form=csv", "unknown-field", "form"),
      ("best-sellers?yb=revenue", "unknown-field", "yb"),
    ] as [(String, String, String?)])
  func refused(_ asked: String, _ problem: String, _ field: String?) async throws {
    let answer = await (try TestShop()).get("/reports/\(asked)")
    #expect(answer.problem == problem)
    #expect(answer["field"]?.string == field)
  }

  @Test(
    "a name is guessed from few changes only",
    arguments: [
      "yb": "Did you mean by?", "b": "Did you mean by?", "form": "Did you mean from?", "FORMAT": "Use only",
      "page": "Use only",
      "fromt": "Did you mean from?", "limited": "Use only", "": "Use only",
    ])
  func guesses(_ written: String, _ remedy: String) async throws {
    let answer = await (try TestShop()).get("/reports/best-sellers?\(written)=1")
    #expect(answer["detail"]?.string?.hasPrefix("\"\(written)\" is unknown here. \(remedy)") == true)
  }
}
