import Domain
import HTTPServer
import JSON
import Queries
import Testing

@Suite("/reports")
struct ReportRoutesTests {
  static let product = Product.ID(high: 0x7001, low: 1)
  static let user = User.ID(high: 0x7002, low: 1)

  static func shop(
    _ member: ReportMember, key: String, name: String, _ values: ReportValues, earlier: ReportValues? = nil,
    in grain: ReportGrain? = nil
  ) throws -> TestShop {
    let shop = try TestShop()
    let row = ReportAnswer.Row(member, Label(key: key, name: name), values: values, earlier: earlier)
    let total = ReportAnswer.Total(values.mapValues { $0 * 2 }, members: 2)
    shop.store.change {
      $0.answer = ReportAnswer(
        [row], total: total, earlier: earlier.map { .init($0, members: 1) }, in: grain, at: 41)
    }
    return shop
  }

  @Test("the catalogue declares every report: what it answers, counts and can be asked for")
  func catalogue() async throws {
    let reports = await (try TestShop()).get("/api/v1/reports")["reports"]?.array ?? []
    #expect(reports.map { $0["name"]?.string } == Report.catalogue.map(\.name))
    let sellers = try #require(reports.first { $0["name"] == "best-sellers" })
    #expect(sellers["titles"] == ["en": "Best sellers", "fr": "Meilleures ventes"])
    #expect(sellers["questions"]?["en"] == "What sells most?")
    #expect(sellers["definitions"]?["en"]?.string?.contains("At equal figures, products stand by SKU.") == true)
    #expect(sellers["dimension"] == "product")
    #expect(sellers["measures"] == ["quantity", "revenue"])
    #expect(sellers["by"] == ["quantity", "revenue"])
    #expect(sellers["buckets"] == [])
    #expect(sellers["order"] == "most_first")
    #expect(sellers["default_limit"]?.int == 20)
    let time = try #require(reports.first { $0["name"] == "sales-over-time" })
    #expect(time["buckets"] == ["day", "month"])
    #expect(time["default_limit"] == .null)
  }

  @Test("best sellers name products, with figures in the currency's decimals")
  func bestSellers() async throws {
    let shop = try Self.shop(
      .product(Self.product), key: "TEA", name: "Oolong", [.revenue: 123_456, .quantity: 7])
    let answer = await shop.get("/reports/best-sellers?from=2025-12-01&to=2025-12-31&by=revenue&limit=1")
    #expect(
      answer.text == """
        {"report":"best-sellers","from":"2025-12-01","to":"2025-12-31","time_zone":"Europe/Paris","currency":"EUR",\
        "by":"revenue","position":41,"members":2,"total":{"quantity":14,"revenue":"2469.12"},\
        "rows":[{"rank":1,"product_id":"00000000-0000-7001-0000-000000000001","sku":"TEA","name":"Oolong",\
        "quantity":7,"revenue":"1234.56"}]}
        """)
    let month = try Period(from: CalendarDay("2025-12-01"), to: CalendarDay("2025-12-31"))
    let asked = try ReportRequest(.bestSellers, over: month, by: .revenue, limit: 1)
    #expect(shop.store.change { $0.asked } == [asked])
  }

  @Test("top buyers name users; without parameters all time, the first measure and the report's limit hold")
  func topBuyers() async throws {
    let shop = try Self.shop(
      .user(Self.user), key: "mia@example.com", name: "Mia", [.revenue: 5, .quantity: 2, .orders: 1])
    #expect(
      await shop.get("/reports/top-buyers").text == """
        {"report":"top-buyers","from":null,"to":null,"time_zone":"Europe/Paris","currency":"EUR",\
        "by":"revenue","position":41,"members":2,"total":{"revenue":"0.10","orders":2,"quantity":4},\
        "rows":[{"rank":1,"user_id":"00000000-0000-7002-0000-000000000001","email":"mia@example.com","name":"Mia",\
        "revenue":"0.05","orders":1,"quantity":2}]}
        """)
    #expect(shop.store.change { $0.asked } == [try ReportRequest(.topBuyers, over: .all)])
  }

  @Test("the stock has no period, and what does not apply to a product is null")
  func stock() async throws {
    let shop = try Self.shop(
      .product(Self.product), key: "TEA", name: "Oolong", [.toOrder: 16, .onHand: 4, .stockValue: 5_800])
    let answer = await shop.get("/reports/stock-overview")
    #expect(
      answer.text == """
        {"report":"stock-overview","time_zone":"Europe/Paris","currency":"EUR","by":"to_order","position":41,\
        "members":2,"total":{"to_order":32,"on_hand":8,"reorder_point":null,"stock_value":"116.00"},\
        "rows":[{"rank":1,"product_id":"00000000-0000-7001-0000-000000000001","sku":"TEA","name":"Oolong",\
        "to_order":16,"on_hand":4,"reorder_point":null,"stock_value":"58.00"}]}
        """)
    #expect(
      await shop.get("/reports/stock-overview?format=csv").text.split(separator: "\r\n") == [
        "rank,product_id,sku,name,to_order,on_hand,reorder_point,stock_value",
        "1,00000000-0000-7001-0000-000000000001,TEA,Oolong,16,4,,58.00",
      ])
  }

  @Test("what is on hand now has no figures of the period before")
  func slowMovers() async throws {
    let shop = try Self.shop(
      .product(Self.product), key: "TEA", name: "Oolong", [.quantity: 1, .revenue: 5, .onHand: 4, .stockValue: 20],
      earlier: [.quantity: 3, .revenue: 15])
    let path = "/reports/slow-movers?from=2025-12-01&to=2025-12-31&compare=previous"
    #expect(await shop.get(path)["rows"]?[0]?["previous"] == ["quantity": 3, "revenue": "0.15"])
    #expect(
      await shop.get("\(path)&format=csv").text.split(separator: "\r\n") == [
        "rank,product_id,sku,name,quantity,revenue,on_hand,stock_value,previous_quantity,previous_revenue",
        "1,00000000-0000-7001-0000-000000000001,TEA,Oolong,1,0.05,4,0.20,3,0.15",
      ])
  }

  @Test("compared with the period before, every row and the sums have what they were")
  func compared() async throws {
    let shop = try Self.shop(
      .user(Self.user), key: "mia@example.com", name: "Mia", [.revenue: 5, .quantity: 2, .orders: 1],
      earlier: [.revenue: 1_000, .quantity: 0, .orders: 0])
    let path = "/reports/top-buyers?from=2025-12-01&to=2025-12-31&compare=previous"
    let answer = await shop.get(path)
    #expect(
      answer["previous"] == [
        "from": "2025-11-01", "to": "2025-11-30", "members": 1,
        "total": ["revenue": "10.00", "orders": 0, "quantity": 0],
      ])
    #expect(answer["rows"]?[0]?["previous"] == ["revenue": "10.00", "orders": 0, "quantity": 0])
    #expect(
      await shop.get("\(path)&format=csv").text.split(separator: "\r\n") == [
        "rank,user_id,email,name,revenue,orders,quantity,previous_revenue,previous_orders,previous_quantity",
        "1,00000000-0000-7002-0000-000000000001,mia@example.com,Mia,0.05,1,2,10.00,0,0",
      ])
    let period = try Period(from: CalendarDay("2025-12-01"), to: CalendarDay("2025-12-31"))
    #expect(
      shop.store.change { $0.asked.first }
        == (try ReportRequest(.topBuyers, over: period, comparedWith: period.previous)))
  }

  @Test(
    "rows of time and groups are named by what they are; what is not known is null",
    arguments: [
      ("sales-over-time", .day(CalendarDay(number: 14_944)), .day, #""day":"2010-12-01""#),
      ("average-basket", .month(CalendarDay(number: 14_944)), .month, #""month":"2010-12""#),
      ("sales-by-hour", .hour(9), nil, #""hour":9"#),
      ("new-vs-returning", .newBuyers, nil, #""buyer_group":"new""#),
      ("sales-by-employee", .nobody, nil, #""user_id":null,"email":null,"name":null"#),
    ] as [(String, ReportMember, ReportGrain?, String)])
  func members(report: String, member: ReportMember, grain: ReportGrain?, text: String) async throws {
    let shop = try TestShop()
    shop.store.change {
      $0.answer = ReportAnswer(
        [.init(member, values: [.revenue: 0])], total: .init([:], members: 0), in: grain, at: 1)
    }
    let answer = await shop.get("/reports/\(report)").text
    #expect(answer.contains(text))
    #expect(answer.contains(#""orders":null"#))
    #expect(answer.contains(#""buckets":"\#(grain?.rawValue ?? "")""#) == (grain != nil))
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
      .product(Self.product), key: "TEA", name: name, [.revenue: 100, .quantity: 7])
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
      ("best-sellers?buckets=day", "out-of-range", "buckets"), ("sales-over-time?limit=5", "out-of-range", "limit"),
      ("sales-over-time?buckets=week", "out-of-range", "buckets"),
      ("best-sellers?compare=next", "out-of-range", "compare"),
      ("best-sellers?compare=previous", "out-of-range", "compare"),
      ("stock-overview?from=2025-12-01", "out-of-range", "from"),
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
