import CommandLineTool
import Domain
import Foundation
import Queries
import Synchronization
import Terminal
import Testing

@Suite("A store that another process serves")
struct ServedStoreTests {
  /// Answers what it was given, and remembers what was asked.
  final class Served: ServedStore {
    let address = "127.0.0.1:5000"
    private let given: ServedAnswer
    private let state = Mutex<(target: String, body: [UInt8])>(("", []))

    init(_ status: Int, _ body: String) { given = ServedAnswer(status: status, body: Array(body.utf8)) }

    var target: String { state.withLock { $0.target } }
    var body: String { state.withLock { String(decoding: $0.body, as: UTF8.self) } }

    func answer(to target: String, sending body: ServedBody?) async throws -> ServedAnswer {
      var bytes: [UInt8] = []
      while let piece = try await body?.next(), !piece.isEmpty { bytes += piece }
      state.withLock { [bytes] in $0 = (target, bytes) }
      return given
    }
  }

  private func run(_ words: [String], _ served: Served) async -> (code: ExitCode, output: String, errors: String) {
    let output = MemoryStream()
    let errors = MemoryStream()
    let tool = Tool(
      "store-manager", version: "1", summary: "",
      commands: [ImportCommand<ServedAccess>.self, ReportCommand<ServedAccess>.self])
    let code = await tool.run(words, in: ServedAccess(served), on: Console(output: output, errors: errors))
    return (code, output.text, errors.text)
  }

  private func file(_ text: String) throws -> String {
    let path = FileManager.default.temporaryDirectory.appending(path: "served-\(UUID()).csv").path()
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    return path
  }

  @Test("gets the file as it is, and its report is shown as if it were our own")
  func imports() async throws {
    let served = Served(
      200,
      #"{"added":2,"unchanged":1,"refused":1,"rows":4,"refused_rows":1,"#
        + #""refusals":[{"row":3,"column":"price","problem":"malformed-value","detail":"Write 9.99."}]}"#)
    let path = try file("sku,name,price\nA,B,1\n")
    defer { try? FileManager.default.removeItem(atPath: path) }
    let result = await run(["import", "products", path], served)
    #expect(served.target == "/api/v1/imports/products")
    #expect(served.body == "sku,name,price\nA,B,1\n")
    #expect(result.output == "2 products added, 1 unchanged, 1 refused (4 rows)\n")
    #expect(result.errors.contains("row 3, price: Write 9.99."))
    #expect(result.errors.contains("1 row of \(path) was refused"))
    #expect(result.code == .failure)
  }

  @Test("refuses in its own words")
  func refusal() async throws {
    let served = Served(503, #"{"title":"The store is stopping","detail":"Try again once the store is back."}"#)
    let path = try file("email,name,role\n")
    defer { try? FileManager.default.removeItem(atPath: path) }
    let result = await run(["import", "users", path], served)
    #expect(result.code == .failure)
    #expect(result.errors.contains("The store is stopping; Try again once the store is back."))
  }

  @Test("shows its reports in its own currency, as table, CSV and JSON alike", arguments: ["table", "csv", "json"])
  func reports(format: String) async throws {
    let row = ReportAnswer.Row(
      .product(Product.ID(high: 1, low: 2)), Label(key: "TEA", name: "Tea"),
      values: [.revenue: 123_450, .quantity: 7], earlier: [.revenue: 5])
    let total = ReportAnswer.Total(row.values, members: 1)
    let answer = ReportAnswer([row], total: total, earlier: total, at: 9)
    let period = try Period(from: CalendarDay("2026-01-01"), to: CalendarDay("2026-01-31"))
    let request = try ReportRequest(
      .bestSellers, over: period, comparedWith: period.previous, by: .revenue, limit: 5)
    let yen = try #require(Currency(code: "JPY"))
    let document = ReportDocument(answer, to: request, in: yen, timeZone: "Asia/Tokyo")
    let served = Served(200, String(decoding: document.json, as: UTF8.self))

    let words = [
      "report", "best-sellers", "--from", "2026-01-01", "--to", "2026-01-31", "--by", "revenue", "--limit", "5",
      "--compare", "previous",
    ]
    let result = await run(words + ["--format", format], served)
    #expect(
      served.target == "/api/v1/reports/best-sellers?by=revenue&limit=5&from=2026-01-01&to=2026-01-31&compare=previous")
    #expect(result.code == .success)
    switch format {
    case "json": #expect(result.output == String(decoding: document.json, as: UTF8.self) + "\n")
    case "csv": #expect(result.output == String(decoding: document.csv, as: UTF8.self))
    default: #expect(result.output.contains("123,450") && result.output.contains("Revenue JPY"))
    }
  }

  @Test("answers something else: that is said", arguments: ["{}", "<html>"])
  func stranger(body: String) async throws {
    let result = await run(["report", "top-buyers"], Served(200, body))
    #expect(result.code == .failure)
    #expect(result.errors.contains("127.0.0.1:5000"))
  }
}
