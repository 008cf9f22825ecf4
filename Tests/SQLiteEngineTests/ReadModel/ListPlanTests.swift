import Domain
import Foundation
import Queries
import SQLEngine
@testable import SQLiteEngine
import Testing

@Suite("Plans of lists, with 20,000 products, 20,000 users and 50,000 orders")
final class ListPlanTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "plans-\(UUID())")
  private let file: SQLiteConnection

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    file = try SQLiteReadModelFile.replace(folder.appending(path: "read.db").path).connection
    let numbers = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %) INSERT INTO"
    let many = numbers.replacing("%", with: "20000")
    let id = "CAST(printf('%016d', i) AS BLOB)"
    for statement in [
      "\(many) product_list SELECT i, \(id), 'n' || i, 's' || i, i % 99, 'c' || i % 9, 'active', ' n' || i FROM n",
      "\(many) product_search (rowid, terms) SELECT i, 'n' || i FROM n",
      "\(many) on_hand (product, units, price, reorder_point, is_for_sale) SELECT \(id), i % 50, i % 99, 5, 1 FROM n",
      "\(many) user_list SELECT i, \(id), 'n' || i, 'e' || i, 'customer', ' n' || i FROM n",
      "\(many) user_search (rowid, terms) SELECT i, 'n' || i FROM n",
      "\(numbers.replacing("%", with: "50000")) order_list SELECT x'', i % 4, i, \(id), 'r' || i FROM n",
      "INSERT INTO documents SELECT 4, order_id, CAST(reference AS BLOB) FROM order_list",
      "INSERT INTO order_references SELECT reference, order_id, rank FROM order_list",
    ] { try file.execute(statement) }
  }

  deinit {
    file.close()
    try? FileManager.default.removeItem(at: folder)
  }

  /// What SQLite would do, a line a step.
  private func plan(_ sql: String, parameters: Int) throws -> [String] {
    let explain = try file.statement("EXPLAIN QUERY PLAN \(sql)")
    for _ in 0..<parameters { explain.bindNull() }
    var lines: [String] = []
    try explain.forEachRow { (row) throws(SQLError) in
      for _ in 0..<3 { _ = try row.integer() }
      lines.append(try row.text())
    }
    return lines
  }

  private static let sorted = "USE TEMP B-TREE FOR ORDER BY"

  @Test("In their own order, rows come from the order's index, and nothing is sorted", arguments: [true, false])
  func met(falls: Bool) throws {
    let lists: [(table: ListTable, keys: [String?])] = [
      (.products, [nil, "name", "sku", "price"]), (.users, [nil, "name", "email"]),
    ]
    for (table, keys) in lists {
      for key in keys {
        let plan = try plan(table.rows(by: key, falls: falls, from: .order), parameters: 14)
        #expect(plan.count == 1)
        #expect(plan[0].hasPrefix("SEARCH l USING INDEX \(table.name)_by_\(key ?? "id") ("), "\(plan)")
      }
    }
    let low = try plan(ListTable.products.rows(by: "name", falls: falls, from: .order, level: .low), parameters: 14)
    #expect(low[0].hasPrefix("SEARCH l USING INDEX product_list_by_name ("))
    #expect(low.last == "SEARCH h USING PRIMARY KEY (product=?)")
  }

  @Test("What is gathered comes from the words or the level, each row by its key", arguments: [nil, "name", "price"])
  func gathered(key: String?) throws {
    let words = try plan(ListTable.products.rows(by: key, falls: true, from: .words), parameters: 14)
    #expect(words.dropFirst() == ["SEARCH l USING INTEGER PRIMARY KEY (rowid=?)", Self.sorted])
    #expect(words[0].hasPrefix("SCAN s VIRTUAL TABLE INDEX"), "\(words)")
    for level in ProductListQuery.Level.allCases {
      let rows = ListTable.products.rows(by: key, falls: true, from: .level(level), level: level)
      let plan = try plan(rows, parameters: 14)
      #expect(plan[0].contains(" h USING INDEX \(level.index)"), "\(plan)")
      #expect(plan[1] == "SEARCH l USING INDEX product_list_by_id (id=?)")
    }
  }

  @Test("By what is on hand, the narrow table is looked at once, or what was gathered")
  func onHand() throws {
    func plan(_ source: ListTable.Source, _ level: ProductListQuery.Level? = nil, filtered: Bool) throws -> [String] {
      let rows = ListTable.products.rowsByOnHand(falls: false, from: source, level: level, filtered: filtered)
      return try self.plan(rows, parameters: 14)
    }
    #expect(try plan(.order, filtered: false) == ["SCAN h", Self.sorted])
    let byID = "SEARCH l USING INDEX product_list_by_id (id=?)"
    #expect(try plan(.order, filtered: true) == ["SCAN h", byID, Self.sorted])
    #expect(try plan(.level(.low), .low, filtered: true) == ["SCAN h USING INDEX on_hand_low", byID, Self.sorted])
    #expect(try plan(.words, filtered: true).last { $0 != Self.sorted } == "SEARCH h USING PRIMARY KEY (product=?)")
  }

  @Test("No list of orders scans: of any status, what each has in order is merged row by row")
  func orders() throws {
    let all = OrderListQuery()
    var placed = OrderListQuery()
    placed.status = .placed
    let one = try plan(OrderListTable.met(placed).places, parameters: 8)
    #expect(one.count == 1)
    #expect(one[0].hasPrefix("SEARCH order_list USING PRIMARY KEY (list=? AND status=? AND "), "\(one)")
    let any = try plan(OrderListTable.met(all).places, parameters: 8)
    #expect(any.count { $0.hasPrefix("SEARCH order_list USING PRIMARY KEY (list=? AND status=? AND ") } == 4)
    #expect(any.allSatisfy { !$0.contains("SCAN") && !$0.contains("TEMP B-TREE") }, "\(any)")
    var bought = OrderListQuery()
    bought.buyer = User.ID(high: 1, low: 1)
    for query in [all, placed, bought] {
      let found = try plan(OrderListTable.gathered(query).places, parameters: 8)
      #expect(found[0] == "SEARCH r USING PRIMARY KEY (reference>? AND reference<?)")
      #expect(found.allSatisfy { !$0.contains("SCAN") }, "\(found)")
    }
  }

  @Test("A search that finds much, but long ago, looks at so many orders a page and goes on from there")
  func broad() throws {
    var query = OrderListQuery()
    query.search = SearchText("r1")
    query.limit = 200
    #expect(try file.orders(query).summaries.count == 200, "11,111 of all are gathered")
    query.status = .placed
    let first = try file.orders(query)
    #expect(first.summaries.isEmpty && first.next != nil)
    var (found, pages) = (Set<[UInt8]>(), 1)
    query.cursor = first.next
    while query.cursor != nil, pages < 100 {
      let page = try file.orders(query)
      found.formUnion(page.summaries)
      query.cursor = page.next
      pages += 1
    }
    #expect(found.count == (1...50_000).count { $0 % 4 == 0 && "\($0)".hasPrefix("1") })
    #expect(pages < 100)
  }

  @Test("Few rows are gathered, of many none: a search, a filter or a level decides by how many there are")
  func sources() throws {
    func source(_ ask: (inout ProductListQuery) -> Void) throws -> ListTable.Source {
      var query = ProductListQuery()
      ask(&query)
      return try file.source(for: ListQuestion(query, from: nil))
    }
    #expect(try source { _ in } == .order)
    #expect(try source { $0.search = SearchText("n") } == .order, "all 20,000")
    #expect(try source { $0.search = SearchText("n123") } == .words)
    #expect(try source { $0.level = .out } == .level(.out))
    #expect(try source { ($0.level, $0.search) = (.low, SearchText("n123")) } == .words)
    #expect(try source { ($0.level, $0.search) = (.low, SearchText("n")) } == .level(.low))
  }
}
