import Domain
import Queries
import StoreSamples
import Testing

@Suite("The store's projection")
struct StoreProjectionTests {
  let pounds: Currency
  let documents: Documents
  let projection: StoreProjection

  init() throws {
    pounds = try #require(Currency(code: "GBP"))
    documents = Documents(currency: pounds)
    projection = StoreProjection(currency: pounds, calendar: try Self.calendar("Europe/London"))
  }

  @Test("A new product is a document, listed, and a label")
  func product() throws {
    let lamp = try Samples.product(1)
    #expect(
      projection.operations(for: .productAdded(lamp)) == [
        .put(.product(lamp.id), json: documents.product(lamp)),
        .listProduct(ProductEntry(lamp)), .label(.product(lamp.id), Label(key: "LAMP-1", name: "Lamp 1")),
      ])
  }

  @Test("A new user is a document, listed, and a label")
  func user() throws {
    let mia = try Samples.user(1)
    #expect(
      projection.operations(for: .userAdded(mia)) == [
        .put(.user(mia.id), json: documents.user(mia)),
        .listUser(UserEntry(mia)), .label(.user(mia.id), Label(key: "mia-1@example.com", name: "Mia 1")),
      ])
  }

  @Test("What is edited has a new document and label, and what is deleted none")
  func edited() throws {
    let (old, new) = (try Samples.product(1), try Samples.product(1, name: "Torch"))
    #expect(
      projection.operations(for: .productEdited(from: old, to: new)) == projection.operations(for: .productAdded(new)))
    #expect(
      projection.operations(for: .productDeleted(old)) == [
        .remove(.product(old.id)), .unlistProduct(old.id), .unlabel(.product(old.id)), .clearOnHand(old.id),
      ])
    let louder = try Samples.product(1, name: old.name.text.uppercased())
    let operations = projection.operations(for: .productEdited(from: old, to: louder))
    #expect(operations.count == 2, "what no list shows is not listed again")
    let (mia, tom) = (try Samples.user(1), try Samples.user(2))
    let after = projection.operations(for: .userAdded(tom))
    #expect(projection.operations(for: .userEdited(from: mia, to: tom)) == after)
    #expect(projection.operations(for: .userAnonymised(tom)) == after)
    #expect(
      projection.operations(for: .userDeleted(mia)) == [
        .remove(.user(mia.id)), .unlistUser(mia.id), .unlabel(.user(mia.id)),
      ])
  }

  @Test("Stock is what the shelf holds after the movement, which its ledger keeps; none where it is not tracked")
  func stock() throws {
    let lamp = Samples.productID(1)
    let receipt = StockMovement(of: lamp, by: 5, because: .receipt)
    let key = StockMovementKey(product: lamp, place: StockMovementCursor(position: 7, ordinal: 2))
    let json = """
      {"time":"2024-05-05T12:00:00Z","reason":"receipt","delta":5,"on_hand":7,"order_id":null,"note":null,\
      "actor_id":null}
      """
    #expect(
      projection.operations(for: .stockMoved(receipt, to: Stock(product: lamp, onHand: 7))) == [
        .setOnHand(lamp, 7), .enter(key, json: Array(json.utf8)),
      ])
    #expect(projection.operations(for: .stockMoved(receipt, to: Stock(product: lamp, onHand: nil))) == [])
  }

  @Test("A new order is two documents, and listed")
  func order() throws {
    let order = try Samples.order(1, by: 2, at: Timestamp("2024-05-05T12:00:00Z"), [(1, of: Samples.product(1))])
    let operations: [ReadOperation] = [
      .put(.order(order.id), json: documents.order(order)),
      .put(.orderSummary(order.id), json: documents.orderSummary(order)),
      .listOrder(OrderEntry(order)),
    ]
    #expect(projection.operations(for: .orderPlaced(order)) == operations)
    #expect(projection.operations(for: .orderImported(order)) == operations)
  }

  @Test("An order that moves on has new documents, and is listed with its new status")
  func moved() throws {
    let order = try Samples.order(1, by: 2, at: Timestamp("2024-05-05T12:00:00Z"), [(1, of: Samples.product(1))])
    let paid = try order.moved(to: .paid)
    #expect(
      projection.operations(for: .orderMoved(from: order, to: paid)) == [
        .put(.order(order.id), json: documents.order(paid)),
        .put(.orderSummary(order.id), json: documents.orderSummary(paid)), .unlistOrder(OrderEntry(order)),
        .listOrder(OrderEntry(paid)),
      ])
  }

  @Test("Reports add their figures after the documents")
  func figures() throws {
    let order = try Samples.order(1, at: Timestamp("2024-05-05T12:00:00Z"), [(1, of: Samples.product(1))])
    let sales = SalesProjection(calendar: try Self.calendar("Europe/London")).operations(for: .orderPlaced(order))
    #expect(sales.count == 10)
    #expect(
      projection.allOperations(for: .orderPlaced(order)) == projection.operations(for: .orderPlaced(order)) + sales)
  }

  @Test("The fingerprint names what the operations depend on, and nothing else")
  func fingerprint() throws {
    func fingerprint(_ currency: String, _ zone: String) throws -> String {
      let currency = try #require(Currency(code: currency))
      return StoreProjection(currency: currency, calendar: try Self.calendar(zone)).fingerprint
    }
    let usual = try fingerprint("GBP", "Europe/London")
    #expect(try fingerprint("GBP", "Europe/London") == usual)
    #expect(try fingerprint("EUR", "Europe/London") != usual)
    #expect(try fingerprint("GBP", "Europe/Paris") != usual)
  }

  private static func calendar(_ zone: String) throws -> StoreCalendar {
    try #require(StoreCalendar(timeZone: zone))
  }
}

extension StoreProjection {
  /// The third change of the seventh record.
  fileprivate func allOperations(for change: Change) -> [ReadOperation] {
    let place = LogPlace(position: 7, ordinal: 2, time: Timestamp("2024-05-05T12:00:00Z"), actor: nil)
    return operations(for: change, at: place)
  }

  /// Without the figures.
  fileprivate func operations(for change: Change) -> [ReadOperation] {
    allOperations(for: change).filter { if case .add = $0 { false } else { true } }
  }
}
