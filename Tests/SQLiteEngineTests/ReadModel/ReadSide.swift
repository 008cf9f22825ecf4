import Domain
import Foundation
import Queries
import Records
import SQLEngine
import SQLiteEngine
import StoreSamples
import Synchronisation
import Synchronization
import Testing

/// A read model in a folder of its own, kept by a projector.
final class ReadSide {
  static let ample = Duration.seconds(30)

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
    try statement("SELECT rank, order_id, length(list), list FROM order_index").forEachRow { row throws(SQLError) in
      let (rank, order) = (try row.integer(), try row.id() as Order.ID)
      let index: OrderIndex = try row.integer() == 0 ? .byDate : .ofUser(try row.id())
      operations.append(.index(index, order: order, rank: rank))
    }
    try statement("SELECT kind, id, key, name FROM labels").forEachRow { row throws(SQLError) in
      let member: ReportMember = try row.integer() == 1 ? .product(try row.id()) : .user(try row.id())
      operations.append(.label(member, Label(key: try row.text(), name: try row.text())))
    }
    try statement("SELECT product, units FROM on_hand").forEachRow { row throws(SQLError) in
      operations.append(.setOnHand(try row.id(), Int(try row.integer())))
    }
    try statement("SELECT product, position, ordinal, json FROM stock_movements").forEachRow { row throws(SQLError) in
      let product = try row.id() as Product.ID
      let place = StockMovementCursor(position: try row.integer(), ordinal: Int(try row.integer()))
      operations.append(.enter(StockMovementKey(product: product, place: place), json: try row.bytes()))
    }
    try statement("SELECT name, bucket, member, revenue, quantity, orders FROM report_cells, reports ON id = report")
      .forEachRow {
        row throws(SQLError) in
        let (report, bucket) = (try row.text(), ReportBucket(code: try row.integer()))
        let member: ReportMember =
          Report.named(report)?.dimension == .product ? .product(try row.id()) : .user(try row.id())
        let figures = Figures(revenue: try row.integer(), quantity: try row.integer(), orders: try row.integer())
        operations.append(.add(figures, to: ReportCell(report: report, bucket: bucket, member: member)))
      }
    return operations
  }

  /// All rows of the model's tables, as text, in the order of their keys: equal for equal models.
  func dump() throws -> [String] {
    var rows: [String] = []
    for (table, columns) in [
      ("documents", ["kind", "hex(id)", "CAST(json AS TEXT)"]),
      ("order_index", ["hex(list)", "rank", "hex(order_id)"]),
      ("labels", ["kind", "hex(id)", "key", "name"]), ("on_hand", ["hex(product)", "units"]),
      ("stock_movements", ["hex(product)", "position", "ordinal", "CAST(json AS TEXT)"]),
      ("report_cells JOIN reports ON id = report", ["name", "bucket", "hex(member)", "revenue", "quantity", "orders"]),
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

/// What the read side told, in sentences.
final class Reports: Sendable {
  private let all = Mutex<[String]>([])

  var list: [String] { all.withLock { $0 } }

  @Sendable func add(_ report: String) { all.withLock { $0.append(report) } }
}
