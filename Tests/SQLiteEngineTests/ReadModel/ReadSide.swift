import Domain
import Foundation
@testable import Queries
import Records
import SQLEngine
import SQLiteEngine
import StoreSamples
import Synchronisation
import Synchronization
import Testing

/// A read model in a folder of its own, kept by a projector.
final class ReadSide {
  static let ample = Duration.seconds(600)

  let log: SampleLog
  let path: String
  let projection: StoreProjection
  let reports = Reports()
  private(set) var model: SQLiteReadModel
  private(set) var projector: Projector
  private(set) var store: SQLiteReadStore
  private let folder: URL

  /// Follows `log`, in steps of about `batchBytes`.
  init(_ log: SampleLog = SampleLog(), batchBytes: Int = 20_000, zone: String = "Europe/London") throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "read-side-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    self.log = log
    path = folder.appending(path: "read.db").path
    projection = StoreProjection(
      currency: try #require(Currency(code: "GBP")), calendar: try #require(StoreCalendar(timeZone: zone)))
    (model, projector, store) = try Self.open(path, log, projection, batchBytes, reports)
  }

  deinit {
    close()
    try? FileManager.default.removeItem(at: folder)
  }

  private static func open(
    _ path: String, _ log: SampleLog, _ projection: StoreProjection, _ batchBytes: Int, _ reports: Reports
  ) throws -> (SQLiteReadModel, Projector, SQLiteReadStore) {
    let model = try SQLiteReadModel(path: path, report: reports.add)
    var limits = Projector.Limits()
    limits.batchBytes = batchBytes
    limits.logBatchBytes = batchBytes
    limits.retryDelays = [.milliseconds(1)]
    let projector = Projector(projection, of: log, onto: model, limits: limits) { reports.add("\($0)") }
    let store = SQLiteReadStore(model, progress: projector.progress, damaged: projector.rebuild)
    projector.start()
    return (model, projector, store)
  }

  func close() {
    projector.stop()
    model.close()
  }

  /// Opens the file again, as a new program does.
  func reopen(batchBytes: Int = 20_000) throws {
    (model, projector, store) = try Self.open(path, log, projection, batchBytes, reports)
  }

  /// Commits changes and waits until reads show them.
  func commit(_ changes: [Change]) async {
    projector.feed([log.append(changes)])
    await catchUp()
  }

  func catchUp() async {
    #expect(await projector.progress.wait(until: Int64(log.records.count), atMost: Self.ample))
  }

  /// The present generation's file.
  var presentPath: String { StoreFiles(in: folder.path).presentReadModel }

  /// What the file holds.
  func contents() throws -> MemoryReadModel.Contents {
    let file = try SQLiteConnection(path: presentPath, mode: .reading)
    defer { file.close() }
    var contents = MemoryReadModel.Contents()
    contents.apply(FoldedOperations(try file.operations()))
    return contents
  }

  func dump() throws -> [String] {
    let file = try SQLiteConnection(path: presentPath, mode: .reading)
    defer { file.close() }
    return try file.dump()
  }

  func expectedContents() -> MemoryReadModel.Contents {
    var contents = MemoryReadModel.Contents()
    for record in log.records {
      for (ordinal, change) in record.changes.enumerated() {
        let place = LogPlace(position: record.position, ordinal: ordinal, time: record.time, actor: record.actor)
        contents.apply(FoldedOperations(projection.operations(for: change, at: place)))
      }
    }
    return contents
  }
}

extension SQLiteConnection {
  /// Operations that would make the file.
  fileprivate func operations() throws -> [ReadOperation] {
    var operations: [ReadOperation] = []
    try statement("SELECT kind, id, json FROM documents").forEachRow { row throws(SQLError) in
      let key: DocumentKey? =
        switch try row.integer() {
        case 1: .product(try row.id())
        case 2: .user(try row.id())
        case 3: .order(try row.id())
        case 4: .orderSummary(try row.id())
        default: nil
        }
      if let key { operations.append(.put(key, json: try row.bytes())) }
    }
    operations += try listings()
    try statement("SELECT kind, id, key, name FROM labels").forEachRow { row throws(SQLError) in
      let member: ReportMember = try row.integer() == 1 ? .product(try row.id()) : .user(try row.id())
      operations.append(.label(member, Label(key: try row.text(), name: try row.text())))
    }
    try statement("SELECT product, units FROM on_hand WHERE units IS NOT NULL").forEachRow { row throws(SQLError) in
      operations.append(.setOnHand(try row.id(), Int(try row.integer())))
    }
    try statement("SELECT product, place, json FROM stock_movements").forEachRow { row throws(SQLError) in
      let product = try row.id() as Product.ID
      let number = try row.integer()
      let place = StockMovementCursor(position: number >> 20, ordinal: Int(number & 0xf_ffff))
      operations.append(.enter(StockMovementKey(product: product, place: place), json: try row.bytes()))
    }
    try statement("SELECT cube, bucket, member, revenue, quantity, orders FROM report_cells").forEachRow {
      row throws(SQLError) in
      let (code, bucket, bytes) = (try row.integer(), ReportBucket(code: try row.integer()), try row.bytes())
      let figures = Figures(revenue: try row.integer(), quantity: try row.integer(), orders: try row.integer())
      guard let cube = SalesCube(rawValue: code), let member = cube.member(bytes) else { return }
      operations.append(.add(figures, to: ReportCell(cube, bucket, member)))
    }
    return operations
  }

  private func listings() throws -> [ReadOperation] {
    var operations: [ReadOperation] = []
    try statement(
      """
      SELECT id, name, sku, words, status, l.price, category, reorder_point, target_level
      FROM product_list l JOIN on_hand ON product = id
      """
    ).forEachRow { row throws(SQLError) in
      let (id, name, sku, words) = (try row.id() as Product.ID, try row.text(), try row.text(), try row.text())
      let (status, price) = (Product.Status(rawValue: try row.text()), try? Money(minorUnits: try row.integer()))
      let category = try row.optional { row throws(SQLError) in try row.text() }
      let point = try row.optional { row throws(SQLError) in Int(try row.integer()) }
      let target = try row.optional { row throws(SQLError) in Int(try row.integer()) }
      guard let status, let price else { throw .unreadable("product_list") }
      operations.append(
        .listProduct(
          ProductEntry(
            id: id, name: name, sku: sku, words: words.words, category: category, status: status, price: price,
            reorderPoint: point, targetLevel: target)))
    }
    try statement("SELECT id, name, email, words, role FROM user_list").forEachRow { row throws(SQLError) in
      let (id, name, email, words) = (try row.id() as User.ID, try row.text(), try row.text(), try row.text())
      guard let role = User.Role(rawValue: try row.text()) else { throw .unreadable("user_list") }
      operations.append(.listUser(UserEntry(id: id, name: name, email: email, words: words.words, role: role)))
    }
    try statement(
      """
      SELECT order_id, r.reference, list, status, r.rank
      FROM order_references r JOIN order_list USING (order_id, rank) WHERE list <> x''
      """
    ).forEachRow { row throws(SQLError) in
      let (id, reference, buyer) = (try row.id() as Order.ID, try row.text(), try row.id() as User.ID)
      let status = Order.Status.allCases[Int(try row.integer())]
      let placedAt = Timestamp(microseconds: try row.integer())
      operations.append(
        .listOrder(OrderEntry(id: id, reference: reference, buyer: buyer, status: status, placedAt: placedAt)))
    }
    return operations
  }

  /// All rows of the model's tables, as text, in the order of their keys: equal for equal models.
  func dump() throws -> [String] {
    var rows: [String] = []
    for (table, columns) in [
      ("documents", ["kind", "hex(id)", "CAST(json AS TEXT)"]),
      ("product_list", ["hex(id)", "name", "sku", "price", "ifnull(category, '')", "status", "words"]),
      ("user_list", ["hex(id)", "name", "email", "role", "words"]),
      ("order_list", ["hex(list)", "status", "rank", "hex(order_id)", "reference"]),
      ("order_references", ["reference", "hex(order_id)", "rank"]),
      ("labels", ["kind", "hex(id)", "key", "name"]),
      (
        "on_hand",
        [
          "hex(product)", "ifnull(units, '')", "price", "ifnull(reorder_point, '')", "ifnull(target_level, '')",
          "is_for_sale",
        ]
      ),
      ("stock_movements", ["place", "hex(product)", "ifnull(before, '')", "CAST(json AS TEXT)"]),
      ("report_cells", ["cube", "bucket", "hex(member)", "revenue", "quantity", "orders"]),
      ("checkpoint", ["epoch", "fingerprint", "position"]),
    ] {
      let text = columns.joined(separator: " || '|' || ")
      try statement("SELECT \(text) AS line FROM \(table) ORDER BY line").forEachRow { row throws(SQLError) in
        rows.append("\(table) \(try row.text())")
      }
    }
    return rows
  }
}

extension String {
  fileprivate var words: [String] { split(separator: " ").map(String.init) }
}

extension OrderListQuery {
  /// Everyone's or one buyer's orders.
  init(of buyer: User.ID? = nil, after cursor: OrderCursor? = nil, limit: Int) {
    self.init()
    (self.buyer, self.cursor, self.limit) = (buyer, cursor, limit)
  }
}

/// What the read side told, in sentences.
final class Reports: Sendable {
  private let all = Mutex<[String]>([])

  var list: [String] { all.withLock { $0 } }

  @Sendable func add(_ report: String) { all.withLock { $0.append(report) } }
}
