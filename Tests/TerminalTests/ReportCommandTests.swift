import CommandLineTool
import Domain
import JSON
import Queries
import StoreSamples
import Testing

@Suite("store-manager report")
struct ReportCommandTests {
  static let sellers = Ranking(
    rows: [
      Ranking.Row(
        member: .product(Samples.productID(1)), label: Label(key: "22197", name: "POPCORN HOLDER"),
        figures: Figures(revenue: 163_745, quantity: 1_924, orders: 40)),
      Ranking.Row(
        member: .product(Samples.productID(2)), label: Label(key: "=85", name: "-LAMP, \"RED\""),
        figures: Figures(revenue: 50, quantity: 5, orders: 1)),
    ],
    total: Figures(revenue: 1_234_567, quantity: 20_000, orders: 900), members: 2_730, position: 7)

  let shop = ShopAccess(ranking: sellers)

  @Test("Shows a table, figures to the right, and the totals of everyone")
  func table() async {
    let answer = await shop.answer("report", "best-sellers", "--from", "2010-12-01", "--to", "2010-12-31")
    #expect(
      answer
        == Answer(
          .success,
          """
          Best sellers by quantity, 2010-12-01 to 2010-12-31 (Europe/London)
             SKU    Name                 Units  Revenue GBP
          1  22197  POPCORN HOLDER       1,924     1,637.45
          2  =85    -LAMP, "RED"             5         0.50
                    All 2,730 products  20,000    12,345.67

          """))
  }

  @Test("On a narrow terminal names are cut")
  func narrow() async {
    let answer = await shop.answer("report", "best-sellers", width: 44)
    #expect(
      answer
        == Answer(
          .success,
          """
          Best sellers by quantity, all sales (Europe/London)
             SKU    Name            Units  Revenue GBP
          1  22197  POPCORN HOLD…   1,924     1,637.45
          2  =85    -LAMP, "RED"        5         0.50
                    All 2,730 pr…  20,000    12,345.67

          """))
  }

  @Test("Without sales says so")
  func empty() async {
    let none = ShopAccess(ranking: Ranking(rows: [], total: .zero, members: 0, position: 7))
    #expect(
      await none.answer("report", "top-buyers", "--from", "2010-12-24")
        == Answer(
          .success, "Top buyers by revenue, from 2010-12-24 (Europe/London)\nNo sales in this period.\n"))
  }

  @Test("As CSV, with nothing that a spreadsheet would take for a formula")
  func csv() async {
    let answer = await shop.answer("report", "best-sellers", "--format", "csv")
    #expect(
      answer
        == Answer(
          .success,
          [
            "rank,product_id,sku,name,quantity,revenue",
            "1,\(Samples.productID(1)),22197,POPCORN HOLDER,1924,1637.45",
            "2,\(Samples.productID(2)),'=85,\"'-LAMP, \"\"RED\"\"\",5,0.50", "",
          ].joined(separator: "\r\n")))
  }

  @Test("As JSON, like the API's")
  func json() async throws {
    let answer = await shop.answer(
      "report", "best-sellers", "--format", "json", "--by", "revenue", "--limit", "5", "--to", "2010-12-31")
    let json = try JSONValue(parsing: answer.output)
    #expect(json["by"] == "revenue")
    #expect(json["to"] == "2010-12-31")
    #expect(json["rows"]?[0]?["sku"] == "22197")
    #expect(json["rows"]?[0]?["revenue"] == "1637.45")
    #expect(json["total"]?["quantity"]?.int == 20_000)
  }

  @Test("Asks for what the command line says")
  func requests() async throws {
    _ = await shop.answer(
      "report", "top-buyers", "--by", "orders", "--from", "2010-12-01", "--to", "2010-12-02", "--limit", "3")
    _ = await shop.answer("report", "best-sellers")
    let days = try Period(
      from: CalendarDay(year: 2010, month: 12, day: 1), to: CalendarDay(year: 2010, month: 12, day: 2))
    #expect(
      shop.queries.asked == [
        try RankingRequest(.topBuyers, over: days, by: .orders, limit: 3),
        try RankingRequest(.bestSellers, over: .all),
      ])
  }

  @Test(
    "What cannot be asked exits with 2 and a sentence",
    arguments: [
      (
        ["best-selers"],
        "\"best-selers\" is not allowed for NAME, it must be top-buyers or best-sellers; did you mean best-sellers?"
      ),
      (["best-sellers", "--by", "orders"], "--by of best-sellers must be quantity, revenue"),
      (
        ["best-sellers", "--by", "weight"], "\"weight\" is not allowed for --by, it must be revenue, quantity or orders"
      ),
      (["best-sellers", "--limit", "0"], "--limit of best-sellers must be 1 to 1000"),
      (
        ["best-sellers", "--from", "2010-02-30"],
        "\"2010-02-30\" is not allowed for --from, it must be a day such as 2010-12-31"
      ),
      (
        ["best-sellers", "--from", "2010-12-02", "--to", "2010-12-01"],
        "--to of best-sellers must be 2010-12-02 or later"
      ),
      ([], "NAME is missing: top-buyers or best-sellers"),
    ] as [([String], String)])
  func usage(words: [String], sentence: String) async {
    let answer = await shop.answer(["report"] + words)
    #expect(answer.code == .usage)
    #expect(answer.errors.first == "error: \(sentence)")
    #expect(shop.opened == 0)
  }

  @Test("A store that cannot answer fails with a sentence")
  func storeFails() async {
    #expect(
      await ShopAccess().answer("report", "top-buyers")
        == Answer(.failure, "", "error: the files of the store are damaged; restore them from a copy"))
  }
}

@Suite("store-manager version")
struct VersionCommandTests {
  @Test("Shows the version, and needs no store and no settings")
  func version() async {
    let shop = ShopAccess(hasCurrency: false)
    #expect(await shop.answer("version") == Answer(.success, "1.2.3\n"))
    #expect(shop.opened == 0)
  }
}
