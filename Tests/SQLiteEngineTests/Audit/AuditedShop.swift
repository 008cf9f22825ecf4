import Commands
import Domain
import Queries
import SQLEngine
import SQLiteEngine
import StoreSamples
import Synchronisation
import Testing

/// A small shop with both its files, in step with each other.
struct AuditedShop {
  static let projection = StoreProjection(currency: .euro, calendar: .utc)

  let write: WriteSide
  /// The change log's when reads were brought in step.
  let head: Int64

  var folder: WriteFolder { write.folder }
  var files: StoreFiles { write.store.files }

  /// Three products, one of them untracked; an order that stands and one that was cancelled.
  init() async throws {
    write = try WriteSide()
    try await write.open(products: 2, onHand: 50)
    _ = try await write.commands.execute(AddProduct(Samples.product(3), onHand: nil), by: nil, once: nil)
    for number in 1...2 {
      let items = try (1...3).map { PlaceOrder.Item(try Quantity($0 + number), of: Samples.productID($0)) }
      let order = try PlaceOrder(id: Samples.orderID(number), buyer: Samples.userID(1), items: items)
      _ = try await write.commands.execute(order, by: nil, once: nil)
    }
    _ = try await write.commands.execute(CancelOrder(Samples.orderID(2)), by: nil, once: nil)
    head = try write.log.head()
    try await Self.project(write, upTo: head)
  }

  /// Brings the read model in step, as a program that is started does.
  static func project(_ write: WriteSide, upTo head: Int64) async throws {
    let model = try SQLiteReadModel(path: write.store.files.readModel)
    let projector = Projector(projection, of: write.log, onto: model)
    projector.start()
    #expect(await projector.progress.wait(until: head, atMost: ReadSide.ample))
    projector.stop()
    model.close()
  }

  /// - Parameter other: a folder to check in the place of the shop's own.
  func audit(_ other: WriteFolder? = nil) throws -> [AuditResult] {
    var results: [AuditResult] = []
    try SQLiteAudit(folder: (other ?? folder).path, projection: Self.projection).run(
      progress: { _, _ in }, checked: { results.append($0) })
    return results
  }

  func alter(_ file: String, _ statements: String...) throws {
    let connection = try SQLiteConnection(path: file, mode: .durable)
    defer { connection.close() }
    for statement in statements { try connection.execute(statement) }
  }
}
