import Foundation
import JSON
import Testing

@Suite("A shop goes out as CSV files, and comes in again")
struct ExportTests {
  private static let kinds = ["products", "users", "orders"]

  @Test("What is exported, served or not, and imported into an empty store, is exported again byte for byte")
  func roundTrip() async throws {
    let folder = try TemporaryFolder()
    try await Self.demo(["--products", "250", "--users", "220", "--orders", "450", "--language", "fr"], in: folder)
    let store = try await RunningStore(in: folder.path)
    let port = store.port
    try await onThread { try Self.trade(HTTPClient(port: port)) }
    let served = try await Self.exported(from: folder)
    try await store.stop()
    let stopped = try await Self.exported(from: folder)
    #expect(served == stopped)
    #expect(served["orders"]?.contains("\"7A;\"\"B\"\"\"") == true, "the SKU of today")

    let (files, other) = (try TemporaryFolder(), try TemporaryFolder())
    for kind in Self.kinds {
      let file = try files.file("\(kind).csv", try #require(served[kind]))
      let result = try await StoreProgram.run(["import", kind, file], in: other.path)
      #expect(result.status == 0, "\(result.output) \(result.errors)")
    }
    #expect(try await Self.exported(from: other) == served)
  }

  /// What no import makes: orders placed here, SKUs that have changed, buyers who want to be forgotten.
  private static func trade(_ client: HTTPClient) throws {
    let shop = try Shop(client, products: 3, stock: 50)
    for _ in 0..<3 { #expect(try client.post("/orders", shop.order([(0, 1), (1, 2)])).status == 201) }
    let renamed: JSONValue = ["sku": "7A;\"B\"", "name": "Tasse, \"grande\""]
    let fields = ["If-Match": "\"1\"", "Content-Type": "application/json"]
    let edit = try client.send("PATCH", "/products/\(shop.products[0])", fields, renamed.bytes)
    #expect(edit.status == 200, "\(edit.text)")
    #expect(try client.send("POST", "/products/\(shop.products[1])/archive", [:], []).status == 200)
    #expect(try client.send("POST", "/users/\(shop.buyer)/anonymise", [:], []).status == 200)
  }

  @Test("A demonstration is the same for the same seed, in a store that serves or not, and another for another")
  func demonstration() async throws {
    let size = ["--products", "40", "--users", "30", "--orders", "1200", "--until", "2026-01-31"]
    let (alone, beside, other) = (try TemporaryFolder(), try TemporaryFolder(), try TemporaryFolder())
    try await Self.demo(size, in: alone)
    let store = try await RunningStore(in: beside.path)
    try await Self.demo(size, in: beside)
    try await store.showsEverything()
    let shop = try await Self.exported(from: alone)
    #expect(try await Self.exported(from: beside) == shop)
    try await store.stop()
    try await Self.demo(size + ["--seed", "2"], in: other)
    #expect(try await Self.exported(from: other) != shop)

    let full = try await StoreProgram.run(["demo"], in: alone.path)
    #expect(full.status == 1)
    #expect(full.errors.contains("the store is not empty"))
    #expect(try await Self.exported(from: alone) == shop)
    try await Self.demo(size + ["--add", "--seed", "2"], in: alone)
    let check = try await StoreProgram.run(["check"], in: alone.path)
    #expect(check.status == 0, "\(check.output)")
  }

  @Test("A demonstration's orders end with the last day that was asked for, and few products sell much")
  func skew() async throws {
    let folder = try TemporaryFolder()
    try await Self.demo(["--products", "100", "--orders", "800", "--until", "2026-03-31"], in: folder)
    let rows = try #require(try await Self.exported(from: folder)["orders"]).split(separator: "\r\n").dropFirst()
    let days = rows.compactMap { $0.split(separator: ",").dropFirst().first?.prefix(10) }
    #expect(days.max() == "2026-03-31")
    #expect(try #require(days.min()) >= "2025-04-01")
    var sold: [Substring: Int] = [:]
    for row in rows { sold[row.split(separator: ",")[3], default: 0] += 1 }
    let best = sold.values.sorted(by: >).prefix(20).reduce(0, +)
    #expect(best * 2 > rows.count, "the best fifth sells half")
    for status in ["placed", "paid", "fulfilled", "cancelled"] { #expect(rows.contains { $0.hasSuffix(status) }) }
  }

  private static func demo(_ arguments: [String], in folder: TemporaryFolder) async throws {
    let result = try await StoreProgram.run(["demo"] + arguments, in: folder.path)
    #expect(result.status == 0, "\(result.output) \(result.errors)")
  }

  /// The file of each kind; what goes to standard output is the same.
  private static func exported(from folder: TemporaryFolder) async throws -> [String: String] {
    var files: [String: String] = [:]
    for kind in kinds {
      let path = folder("\(kind)-\(UUID()).csv")
      let result = try await StoreProgram.run(["export", kind, path], in: folder.path)
      #expect(result.status == 0, "\(result.errors)")
      files[kind] = try String(contentsOfFile: path, encoding: .utf8)
    }
    let output = try await StoreProgram.run(["export", "users"], in: folder.path).output
    #expect(try await StoreProgram.run(["export", "users", "-"], in: folder.path).output == output)
    #expect(output == files["users"])
    return files
  }
}
