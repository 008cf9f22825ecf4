import CommandLineTool
import Domain
import JSON
import Queries
import StoreSamples
import Testing

@Suite("store-manager report")
struct ReportCommandTests {
  static let sellers = ReportAnswer(
    [
      ReportAnswer.Row(
        .product(Samples.productID(1)), Label(key: "22197", name: "POPCORN HOLDER"),
        values: [.revenue: 163_745, .quantity: 1_924]),
      ReportAnswer.Row(
        .product(Samples.productID(2)), Label(key: "=85", name: "-LAMP, \"RED\""), values: [.revenue: 50, .quantity: 5]),
    ],
    total: .init([.revenue: 1_234_567, .quantity: 20_000], members: 2_730), at: 7)

  let shop = ShopAccess(answer: sellers)

  @Test("Shows a table, figures to the right, and the totals of everyone")
  func table() async {
    let answer = await shop.answer("report", "best-sellers", "--from", "2010-12-01", "--to", "2010-12-31")
    #expect(
      answer
        == Answer(
          .success,
          """
          Best sellers by units, 2010-12-01 to 2010-12-31 (Europe/London)
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
          Best sellers by units, all sales (Europe/London)
             SKU    Name            Units  Revenue GBP
          1  22197  POPCORN HOLD…   1,924     1,637.45
          2  =85    -LAMP, "RED"        5         0.50
                    All 2,730 pr…  20,000    12,345.67

          """))
  }

  @Test("Without sales says so")
  func empty() async {
    let none = ShopAccess(answer: ReportAnswer([], total: .init([:], members: 0), at: 7))
    #expect(
      await none.answer("report", "top-buyers", "--from", "2010-12-24")
        == Answer(
          .success, "Top buyers by revenue, from 2010-12-24 (Europe/London)\nNothing to show.\n"))
  }

  @Test("A report over time has its days in order, what was there before, and a dash for what is not known")
  func overTime() async {
    let days = ReportAnswer(
      [
        ReportAnswer.Row(
          .day(CalendarDay(number: 14_944)), values: [.averageBasket: 46_426, .orders: 127, .revenue: 5_896_079],
          earlier: [.averageBasket: 5, .orders: 1, .revenue: 5]),
        ReportAnswer.Row(.day(CalendarDay(number: 14_945)), values: [.orders: 0, .revenue: 0], earlier: [:]),
      ],
      total: .init([.averageBasket: 46_426, .orders: 127, .revenue: 5_896_079], members: 1),
      earlier: .init([.averageBasket: 5], members: 1), in: .day, at: 7)
    let access = ShopAccess(answer: days)
    let answer = await access.answer(
      "report", "average-basket", "--from", "2010-12-01", "--to", "2010-12-02", "--compare", "previous")
    #expect(
      answer
        == Answer(
          .success,
          """
          Average basket, 2010-12-01 to 2010-12-02 (Europe/London)
          Day         Average basket GBP  Orders  Revenue GBP  Average basket GBP before
          2010-12-01              464.26     127    58,960.79                       0.05
          2010-12-02                   -       0         0.00                          -
          All                     464.26     127    58,960.79                       0.05

          """))
    #expect(
      access.queries.asked.first?.earlier
        == (try? Period(from: CalendarDay("2010-11-29"), to: CalendarDay("2010-11-30"))))
  }

  @Test("A report on the stock is of now, and takes no period")
  func stock() async {
    let stock = ReportAnswer(
      [
        ReportAnswer.Row(
          .product(Samples.productID(1)), Label(key: "22197", name: "POPCORN HOLDER"),
          values: [.toOrder: 16, .onHand: 4, .reorderPoint: 4, .stockValue: 340])
      ],
      total: .init([.toOrder: 16, .onHand: 1_004, .stockValue: 85_340], members: 12), at: 7)
    let access = ShopAccess(answer: stock)
    #expect(
      await access.answer("report", "stock-overview")
        == Answer(
          .success,
          """
          Stock overview by units to order, now (Europe/London)
             SKU    Name             Units to order  On hand  Reorder point  Value GBP
          1  22197  POPCORN HOLDER               16        4              4       3.40
                    All 12 products              16    1,004              -     853.40

          """))
    let refused = await access.answer("report", "stock-overview", "--from", "2010-12-01")
    #expect(
      refused.errors.first == "error: --from of stock-overview must be nothing: it tells how things stand now")
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
        try ReportRequest(.topBuyers, over: days, by: .orders, limit: 3),
        try ReportRequest(.bestSellers, over: .all),
      ])
  }

  @Test(
    "What cannot be asked exits with 2 and a sentence",
    arguments: [
      (
        ["best-selers"],
        "\"best-selers\" is not allowed for NAME, it must be \(names); did you mean best-sellers?"
      ),
      (["best-sellers", "--by", "orders"], "--by of best-sellers must be quantity, revenue"),
      (
        ["best-sellers", "--by", "weight"], "\"weight\" is not allowed for --by, it must be \(measures)"
      ),
      (["sales-over-time", "--limit", "5"], "--limit of sales-over-time must be nothing: it shows every row"),
      (["best-sellers", "--compare", "previous"], "--compare of best-sellers must be for a period with from and to"),
      (["best-sellers", "--limit", "0"], "--limit of best-sellers must be 1 to 1000"),
      (
        ["best-sellers", "--from", "2010-02-30"],
        "\"2010-02-30\" is not allowed for --from, it must be a day such as 2010-12-31"
      ),
      (
        ["best-sellers", "--from", "2010-12-02", "--to", "2010-12-01"],
        "--to of best-sellers must be 2010-12-02 or later"
      ),
      ([], "NAME is missing: \(names)"),
    ] as [([String], String)])
  func usage(words: [String], sentence: String) async {
    let answer = await shop.answer(["report"] + words)
    #expect(answer.code == .usage)
    #expect(answer.errors.first == "error: \(sentence)")
    #expect(shop.opened == 0)
  }

  static let names: String = {
    let names = Report.catalogue.map(\.name)
    return names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "")
  }()
  static let measures =
    "revenue, quantity, orders, average_basket, buyers, on_hand, stock_value, reorder_point or to_order"

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
