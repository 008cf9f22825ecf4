import Commands
import Domain
import Foundation
import Queries
import SQLEngine
@testable import SQLiteEngine
import StoreSamples
import Synchronisation
import Testing

@Suite("The check of a store")
struct SQLiteAuditTests {
  @Test("A store in order: everything is looked at, and holds, while it is open")
  func inOrder() async throws {
    let shop = try await AuditedShop()
    let results = try shop.audit()
    #expect(results.map(\.name) == ["file", "I1", "I1", "I2", "I3", "I4", "I4", "I5", "I7", "I4"])
    #expect(results.filter { !$0.holds || $0.omission != nil || $0.checked == 0 } == [])
    #expect(results.first { $0.name == "I5" }?.checked == shop.head)
    let files = try FileManager.default.contentsOfDirectory(atPath: shop.folder.path)
    #expect(files.filter { $0.hasPrefix("check-") } == [], "the scratch file is gone")
  }

  @Test(
    "What was altered behind the store's back is found",
    arguments: [
      ("I1", "UPDATE stocks SET on_hand = on_hand + 1"),
      ("I1", "UPDATE stock_movements SET balance = balance + 1 WHERE place >> 20 = 1"),
      ("I3", "UPDATE stock_movements SET delta = delta - 1 WHERE reason = 'sale'"),
      ("I3", "UPDATE orders SET status = 'cancelled' WHERE status = 'placed'"),
      ("I4", "UPDATE order_lines SET amount = amount + 1"),
      ("I4", "UPDATE orders SET total = total + 1"),
      ("I4", "DELETE FROM users"),
      ("I5", "UPDATE change_log SET time = time + 1 WHERE position = 2"),
      ("I5", "UPDATE change_log SET changes = '[' WHERE position = 2"),
      ("I5", "DELETE FROM change_log WHERE position = 2"),
      ("I5", "DELETE FROM change_log WHERE position > 4"),
      ("I5", "UPDATE change_log_head SET position = position - 1"),
      ("I5", "UPDATE change_log_head SET hash = zeroblob(32)"),
    ])
  func altered(invariant: String, statement: String) async throws {
    let shop = try await AuditedShop()
    try shop.alter(shop.files.store, statement)
    #expect(try shop.audit().contains { $0.name == invariant && $0.faultCount > 0 && !$0.faults.isEmpty })
  }

  @Test("A stock below zero is found, where the schema would have let it in")
  func negative() async throws {
    let shop = try await AuditedShop()
    try shop.alter(shop.files.store, "PRAGMA ignore_check_constraints = ON", "UPDATE stocks SET on_hand = -1")
    #expect(try shop.audit().first { $0.name == "I2" }?.faultCount == 2)
  }

  @Test(
    "A read model that is not what the log says is found, entry by entry",
    arguments: [
      "DELETE FROM documents WHERE kind = 3", "UPDATE documents SET json = x'7b7d' WHERE kind = 1",
      "DELETE FROM order_list WHERE length(list) = 0", "UPDATE order_list SET status = 2",
      "DELETE FROM order_references",
      "UPDATE product_list SET words = ' lamp'", "UPDATE user_list SET name = 'a'", "UPDATE on_hand SET price = 1",
      "UPDATE labels SET name = 'other' WHERE kind = 1",
      "UPDATE on_hand SET units = units + 1", "UPDATE report_cells SET revenue = revenue + 1 WHERE bucket = 0",
      "DELETE FROM stock_movements", "UPDATE on_hand SET last_movement = NULL",
      "DELETE FROM report_cells WHERE cube = 4",
      "INSERT INTO on_hand (product) VALUES (zeroblob(16))",
      "INSERT INTO product_search (product_search) VALUES ('delete-all')",
      "INSERT INTO user_search (rowid, terms) VALUES (1, 'other')",
      "INSERT INTO user_search (rowid, terms) VALUES (99, 'a')",
    ])
  func drifted(statement: String) async throws {
    let shop = try await AuditedShop()
    try shop.alter(shop.files.readModel, statement)
    let results = try shop.audit()
    #expect(results.filter { !$0.holds }.map(\.name) == ["I7"])
  }

  @Test("A read model that the store would build anew is not compared, and that is said")
  func notCompared() async throws {
    let shop = try await AuditedShop()
    for (statement, words) in [
      ("UPDATE checkpoint SET whole_from = position + 1", "is being built"),
      ("UPDATE checkpoint SET whole_from = 0, hash = hex(zeroblob(32))", "does not hold"),
      ("UPDATE checkpoint SET position = position + 1", "does not hold"),
      ("UPDATE checkpoint SET fingerprint = 'other'", "other settings"),
      ("DELETE FROM checkpoint", "never begun"),
      ("UPDATE mark SET text = 'another boot'", "went down"),
    ] {
      try shop.alter(shop.files.readModel, statement)
      let model = try #require(try shop.audit().first { $0.name == "I7" })
      #expect(model.holds)
      #expect(model.omission?.contains(words) == true, "\(statement): \(model.omission ?? "compared")")
    }
    try FileManager.default.removeItem(atPath: shop.files.readModel)
    #expect(try shop.audit().first { $0.name == "I7" }?.omission?.contains("there is none") == true)
  }

  @Test("A read model that lags behind is compared where it is")
  func behind() async throws {
    let shop = try await AuditedShop()
    _ = try await shop.write.commands.execute(AddUser(Samples.user(77)), by: nil, once: nil)
    let results = try shop.audit()
    #expect(results.filter { !$0.holds || $0.omission != nil } == [])
    #expect(results.first { $0.name == "I5" }?.checked == shop.head + 1)
  }

  @Test("A folder without a store is said to have none, and stays empty")
  func noStore() throws {
    let folder = WriteFolder()
    let audit = SQLiteAudit(folder: folder.path, projection: AuditedShop.projection)
    #expect(throws: OpeningError.noStore(folder: folder.path)) {
      try audit.run(progress: { _, _ in }, checked: { _ in })
    }
    #expect(!FileManager.default.fileExists(atPath: folder.path))
  }

  @Test("Every table of the read model is compared, or known as administration")
  func allTables() async throws {
    let shop = try await AuditedShop()
    let file = try SQLiteConnection(path: shop.files.readModel, mode: .reading)
    defer { file.close() }
    var names: Set<String> = []
    try file.statement(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '%search_%'"
    ).forEachRow {
      (row) throws(SQLError) in names.insert(try row.text())
    }
    let compared = ReadModelComparison.tables.map(\.table) + ReadModelComparison.searches.map(\.search)
    #expect(names == ReadModelComparison.administration.union(compared))
  }
}
