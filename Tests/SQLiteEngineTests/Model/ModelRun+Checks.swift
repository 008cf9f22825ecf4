import Domain
import JSON
import Queries
import SQLEngine
import SQLiteEngine
import StoreSamples
import Synchronisation
import Testing

extension ModelRun {
  func check() async throws {
    try checkLog()
    try checkTables()
    #expect(await projector.progress.wait(until: Int64(shop.position), atMost: ReadSide.ample))
    let store = SQLiteReadStore(model, progress: projector.progress) { Issue.record("the read model is damaged") }
    try checkStock(in: store)
    try checkOrders(in: store)
    try await checkSales(in: store)
  }

  /// Stock and its movements, orders and their lines, each order once (I1–I4, I8, I9).
  private func checkTables() throws {
    let file = try SQLiteConnection(path: side.store.files.store, mode: .reading)
    defer { file.close() }
    try StoreAudit(of: file).checkTables { #expect($0.holds, "seed \(seed): \($0)") }
    var stocks: [Int: Int] = [:]
    try file.statement("SELECT product_id, on_hand FROM stocks").forEachRow { (row) throws(SQLError) in
      stocks[(try row.id() as Domain.Product.ID).number] = Int(try row.integer())
    }
    #expect(stocks == shop.products.compactMapValues(\.onHand), "seed \(seed)")
    #expect(shop.products.values.allSatisfy { $0.onHand ?? 0 == $0.moved && $0.moved >= 0 }, "seed \(seed)")
    var orders: [Int: String] = [:]
    try file.statement("SELECT id, status, version, total FROM orders").forEachRow { (row) throws(SQLError) in
      orders[(try row.id() as Domain.Order.ID).number] =
        "\(try row.text()) \(try row.integer()) \(try row.integer())"
    }
    #expect(orders == shop.orders.mapValues { "\($0.status) \($0.version) \($0.total)" }, "seed \(seed)")
  }

  private func checkStock(in store: SQLiteReadStore) throws {
    for number in 0...(shop.products.keys.max() ?? 1) {
      let read = try store.product(Samples.productID(number))
      #expect((read != nil) == (shop.products[number] != nil), "seed \(seed)")
      #expect(read?.onHand == shop.products[number]?.onHand, "seed \(seed)")
    }
  }

  /// The list of orders, page after page, newest first (I12).
  private func checkOrders(in store: SQLiteReadStore) throws {
    var read: [Int] = []
    var query = OrderListQuery()
    query.limit = 200
    repeat {
      let page = try store.orders(query)
      for summary in page.summaries {
        let id = try JSONValue(parsing: summary)["id"]?.string.flatMap { Domain.Order.ID($0) }
        read.append(try #require(id).number)
      }
      query.cursor = page.next
      // The end of a long list is looked at now and then.
    } while query.cursor != nil && (read.count < 400 || shop.position % 7 == 0)
    let newest = shop.orders.sorted { ($0.value.placedAt, $0.key) > ($1.value.placedAt, $1.key) }.map(\.key)
    #expect(read == Array(newest.prefix(read.count)), "seed \(seed)")
    #expect(query.cursor != nil || read.count == newest.count, "seed \(seed)")
  }

  /// What was sold of which product, from a fold of all orders (I4, I12).
  private func checkSales(in store: SQLiteReadStore) async throws {
    var sold: [Int: Figures] = [:]
    for order in shop.orders.values where order.status != "cancelled" {
      for product in Set(order.lines.map(\.product)) { sold[product, default: .zero] += Figures(orders: 1) }
      for line in order.lines {
        sold[line.product, default: .zero] += Figures(
          revenue: Int64(line.price * line.units), quantity: Int64(line.units))
      }
    }
    for measure in [Report.Measure.quantity, .revenue] {
      let report = try await store.report(ReportRequest(.bestSellers, over: .all, by: measure, limit: 1_000))
      let best = sold.sorted { a, b in
        let (left, right) =
          measure == .quantity ? (a.value.quantity, b.value.quantity) : (a.value.revenue, b.value.revenue)
        if left != right { return left > right }
        return (shop.products[a.key]?.goods.sku ?? "", a.key) < (shop.products[b.key]?.goods.sku ?? "", b.key)
      }
      #expect(report.rows.map(\.member) == best.map { .product(Samples.productID($0.key)) }, "seed \(seed)")
      #expect(report.rows.map(\.values) == best.map { $0.value.values(of: .bestSellers) }, "seed \(seed)")
      #expect(report.total.values[.revenue] == sold.values.reduce(0) { $0 + $1.revenue }, "seed \(seed)")
    }
  }
}
