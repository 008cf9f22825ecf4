import Foundation
import JSON
import Testing

/// A month of a real wholesaler's sales, where it stands beside the checkout.
enum Month {
  static let folder: String? = {
    let beside = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../../shared/data/retail-2010-12")
    let path = ProcessInfo.processInfo.environment["STORE_TEST_MONTH"] ?? beside.standardized.path()
    let demanded = ProcessInfo.processInfo.environment["STORE_TEST_ALL"] != nil
    return demanded || FileManager.default.fileExists(atPath: path) ? path : nil
  }()

  static func file(_ name: String) throws -> String { try #require(folder) + "/" + name }

  /// What was counted by hand; all that tests ask for is there.
  static func expected() throws -> [String: JSONValue] {
    let counted = try JSONValue(parsing: Array(Data(contentsOf: URL(filePath: try file("expected.json")))))
    let members = try #require(counted.object?.members)
    return Dictionary(members.map { ($0.name, $0.value) }) { first, _ in first }
  }

  static func counted(_ name: String) throws -> JSONValue {
    let value = try expected()[name]
    return try #require(value)
  }

  /// The figures of that name, one for each day, month or hour.
  static func figures(_ name: String) throws -> [(name: String, value: JSONValue)] {
    let figures = try #require(try expected()[name]?.object?.members).map { ($0.name, $0.value) }
    try #require(!figures.isEmpty)
    return figures
  }

  /// The rankings: report, what it is ordered by, what names a row, and the name of what is expected.
  static let rankings = [
    ("top-buyers", "revenue", "email", "top_buyers_by_revenue"),
    ("top-buyers", "orders", "email", "top_buyers_by_orders"),
    ("best-sellers", "quantity", "sku", "best_sellers_by_quantity"),
    ("best-sellers", "revenue", "sku", "best_sellers_by_revenue"),
  ]

  /// The rows of a report's document as `expected` has them: what names each, and its figure.
  static func rows(of report: JSONValue, _ key: String, _ measure: String) -> [JSONValue] {
    (report["rows"]?.array ?? []).map { row in
      let figure = row[measure].map { $0.string ?? $0.number?.text ?? "" } ?? ""
      return [row[key] ?? .null, .string(figure)]
    }
  }

  static let settings = ["STORE_CURRENCY": "GBP", "STORE_TIMEZONE": "Europe/London"]

  static let missing: Comment =
    "needs a month of sales in ../shared/data/retail-2010-12, or where STORE_TEST_MONTH says"
}

@Suite("A real month", .enabled(if: Month.folder != nil, Month.missing))
struct MonthTests {
  @Test("Imported from the command line, its reports equal a brute-force count to the penny; twice changes nothing")
  func commandLine() async throws {
    let folder = try TemporaryFolder()
    for kind in ["products", "users", "orders"] {
      let result = try await StoreProgram.run(
        ["import", kind, try Month.file("\(kind).csv")], in: folder.path, Month.settings)
      #expect(result.status == 0, "\(result.output)\(result.errors)")
    }
    try await checkReports(folder)

    let again = try await StoreProgram.run(
      ["import", "orders", try Month.file("orders.csv")], in: folder.path, Month.settings)
    #expect(again.status == 0)
    try await checkReports(folder)

    let store = try await RunningStore(in: folder.path, Month.settings)
    let port = store.port
    let orders = try await onThread { try HTTPClient(port: port).allOrders() }
    let expected = try Month.expected()
    #expect(orders.count == expected["orders"]?.int)
    let pence = orders.reduce(Int64(0)) { $0 + (Int64($1["total"]?.string?.filter { $0 != "." } ?? "") ?? 0) }
    #expect("\(pence / 100).\(pence % 100)" == expected["revenue"]?.string)
    #expect(orders.reduce(0) { $0 + ($1["lines"]?.int ?? 0) } == expected["lines"]?.int)
  }

  /// The four rankings of the month against what was counted by hand.
  private func checkReports(_ folder: TemporaryFolder) async throws {
    let expected = try Month.expected()
    for (report, measure, key, name) in Month.rankings {
      let result = try await StoreProgram.run(
        [
          "report", report, "--by", measure, "--limit", "20", "--format", "json", "--from", "2010-12-01", "--to",
          "2010-12-31",
        ],
        in: folder.path, Month.settings)
      #expect(result.status == 0, "\(result.errors)")
      #expect(Month.rows(of: try JSONValue(parsing: result.output), key, measure) == expected[name]?.array)
    }
  }

  private static func checkDays(_ client: HTTPClient) throws {
    for (name, revenue) in try Month.figures("by_day") {
      let day = try client.get("/reports/top-buyers?from=\(name)&to=\(name)").json
      #expect(day["total"]?["revenue"] == revenue, "\(name)")
    }
  }

  @Test("Every day of the month by itself gives that day's revenue, in the shop's time zone")
  func days() async throws {
    let folder = try TemporaryFolder()
    let store = try await RunningStore(in: folder.path, Month.settings)
    let port = store.port
    let files = try ["products", "users", "orders"].map { ($0, try Month.file("\($0).csv")) }
    try await onThread {
      let client = HTTPClient(port: port)
      for (kind, file) in files {
        let body = Array(try Data(contentsOf: URL(filePath: file)))
        let answer = try client.send("POST", "/api/v1/imports/\(kind)", ["Content-Type": "text/csv"], body)
        #expect(answer.status == 200, "\(answer.text)")
        #expect(answer.json["refused"]?.int == 0)
      }
      try Self.checkDays(client)
      for (report, column, name) in [
        ("sales-by-hour", "hour", "by_hour"), ("sales-over-time?buckets=day", "day", "by_day"),
        ("sales-over-time?buckets=month", "month", "by_month"),
      ] {
        let rows = try client.get("/reports/\(report)").json["rows"]?.array ?? []
        let sold = rows.filter { $0["orders"]?.int != 0 }
        let figures = try Month.figures(name).map { ($0.name, $0.value.string) }
        #expect(sold.map { $0[column]?.string ?? String("0\($0[column]?.int ?? -1)".suffix(2)) } == figures.map(\.0))
        #expect(sold.map { $0["revenue"]?.string } == figures.map(\.1))
      }
      let basket = try client.get("/reports/average-basket").json
      #expect(try basket["total"]?["average_basket"] == Month.counted("average_basket"))
      let groups = try client.get("/reports/new-vs-returning").json
      #expect(try groups["rows"]?[0]?["buyers"] == Month.counted("users"))
      let all = try client.get("/reports/top-buyers").json
      #expect(try all["total"]?["revenue"] == Month.counted("revenue"))
    }
  }

  @Test("The same month through the pages: checked, then imported, with the same figures")
  func pages() async throws {
    let folder = try TemporaryFolder()
    let store = try await RunningStore(in: folder.path, Month.settings)
    let port = store.port
    let files = try ["products", "users", "orders"].map { ($0, try Month.file("\($0).csv")) }
    let expected = try Month.expected()
    try await onThread {
      let client = HTTPClient(port: port)
      let browser = FormBrowser(client)
      for (kind, file) in files {
        let bytes = Array(try Data(contentsOf: URL(filePath: file)))
        try browser.open("/import")
        #expect(try browser.submit(["kind": kind], file: bytes, named: "\(kind).csv") == 200)
        #expect(browser.page.contains("nothing has changed yet"))
        #expect(try browser.submit([:]) == 200)
        #expect(browser.page.contains("Importing it again changes nothing"))
      }
      try Self.checkDays(client)
      for (report, measure, key, name) in Month.rankings {
        let shown = try client.get("/reports/\(report)?by=\(measure)&limit=20").json
        #expect(Month.rows(of: shown, key, measure) == expected[name]?.array)
      }
      #expect(try client.allOrders().count == expected["orders"]?.int)
    }
  }
}
