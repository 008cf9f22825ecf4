import Domain
import Imports
import MemoryEngine
import Testing

@Suite("Importing orders")
struct OrderImportTests {
  let depot: Depot
  let header = "reference,placed_at,buyer_email,sku,quantity,unit_price"

  init() async throws {
    depot = try Depot()
    try await depot.take(.users, "email,name,role\nmia@example.com,Mia,customer\nleo@example.com,Leo,customer\n")
    try await depot.take(.products, "sku,name,price,on_hand\nLAMP,Lamp,19.99,5\nVASE,Vase,5.00,\n")
  }

  /// A row of an order by Mia.
  func row(_ reference: String, _ sku: String = "LAMP", _ quantity: String = "1", _ price: String = "2.55") -> String {
    "\(reference),2010-12-01T08:26:00+00:00,mia@example.com,\(sku),\(quantity),\(price)"
  }

  func file(_ rows: String...) -> String { ([header] + rows).joined(separator: "\n") + "\n" }

  func together(_ row: Int, with other: Int) -> RefusedRow {
    RefusedRow(row: row, column: nil, reason: .together(withRow: other))
  }

  @Test("Rows that follow each other with one reference are one order, kept as given; no stock moves")
  func orders() async throws {
    let stocks = depot.store.rows.stocks
    let report = try await depot.take(
      .orders,
      file(
        row("536365", "LAMP", "6", "2.55"), row("536365", "vase", "2", "0"), row("536365", "LAMP", "1", "1"),
        "536366,2010-12-01T10:00:00+01:00,LEO@example.com,LAMP,1,19.99"))
    #expect(report.figures == [4, 2, 2, 0, 0, 0])

    let found = depot.orders
    let mia = try #require(depot.users.last)
    let lamp = try #require(depot.products.first)
    let vase = try #require(depot.products.last)
    let lines = [
      try OrderLine(try Quantity(6), of: lamp, at: try Money(minorUnits: 255), fromStock: false),
      try OrderLine(try Quantity(2), of: vase, at: .zero, fromStock: false),
      try OrderLine(try Quantity(1), of: lamp, at: try Money(minorUnits: 100), fromStock: false),
    ]
    let first = try Order(
      imported: found[0].id, reference: try OrderReference("536365"), buyer: mia.id, lines: lines, status: .fulfilled,
      placedAt: Timestamp(microseconds: 1_291_191_960_000_000))
    #expect(found[0] == first)
    #expect(found[1].buyer == depot.users[0].id)
    #expect(found[1].placedAt == Timestamp("2010-12-01T09:00:00Z"))
    #expect(depot.store.rows.stocks == stocks)
  }

  @Test("The status is what the file says, and fulfilled where it says nothing")
  func status() async throws {
    let report = try await depot.take(
      .orders,
      """
      status,\(header)
      cancelled,\(row("A"))
      ,\(row("B"))
      Paid,\(row("C"))
      lost,\(row("D"))

      """)
    #expect(depot.orders.map(\.status) == [.cancelled, .fulfilled, .paid])
    let statuses = "placed, paid, fulfilled, cancelled"
    #expect(
      report.refusals == [
        .init(row: 5, column: "status", reason: .store(.malformed(field: "status", expected: statuses)))
      ])
  }

  @Test("The same file again changes nothing")
  func twice() async throws {
    let file = file(row("A"), row("A", "VASE"), row("B"))
    try await depot.take(.orders, file)
    let log = depot.store.log
    #expect(try await depot.take(.orders, file).figures == [3, 2, 0, 2, 0, 0])
    #expect(depot.store.log == log)
  }

  @Test("An order is taken whole or not at all: one bad row refuses its neighbours of the same order")
  func whole() async throws {
    let report = try await depot.take(
      .orders, file(row("A"), row("B"), row("B", "LAMP", "0"), row("B"), row("C"), row("B2", "LAMP", "1", "x")))
    let quantity = StoreError.outOfRange(field: "quantity", allowed: "1 to 999999")
    let price = StoreError.malformed(field: "unit_price", expected: "an amount such as 999.95, at most 2 decimals")
    #expect(
      report.refusals == [
        together(3, with: 4), .init(row: 4, column: "quantity", reason: .store(quantity)), together(5, with: 4),
        .init(row: 7, column: "unit_price", reason: .store(price)),
      ])
    #expect(report.figures == [6, 4, 2, 0, 2, 4])
    #expect(depot.orders.map(\.reference.text) == ["A", "C"])
  }

  @Test("The rows of one order must agree on its buyer, time and status")
  func disagreeing() async throws {
    let report = try await depot.take(
      .orders,
      """
      \(header),status
      A,2010-12-01T08:26:00Z,mia@example.com,LAMP,1,1,paid
      A,2010-12-01T09:26:00+01:00,MIA@example.com,LAMP,1,1, Paid
      A,2010-12-01T08:26:00Z,leo@example.com,LAMP,1,1,paid
      B,2010-12-01T08:26:00Z,mia@example.com,LAMP,1,1,
      B,2010-12-01T08:26:01Z,mia@example.com,LAMP,1,1,
      C,2010-12-01T08:26:00Z,mia@example.com,LAMP,1,1,
      C,2010-12-01T08:26:00Z,mia@example.com,LAMP,1,1,paid

      """)
    #expect(
      report.refusals == [
        together(2, with: 4), together(3, with: 4),
        .init(row: 4, column: "buyer_email", reason: .differs(fromRow: 2)),
        together(5, with: 6), .init(row: 6, column: "placed_at", reason: .differs(fromRow: 5)),
        together(7, with: 8), .init(row: 8, column: "status", reason: .differs(fromRow: 7)),
      ])
    #expect(depot.orders == [])
  }

  @Test("A reference that comes again further on is refused, with the row where it began")
  func scattered() async throws {
    let report = try await depot.take(.orders, file(row("A"), row("B"), row("A"), row("A"), row("C")))
    #expect(
      report.refusals == [
        .init(row: 4, column: "reference", reason: .repeated(row: 2)), together(5, with: 4),
      ])
    #expect(depot.orders.map(\.lines.count) == [1, 1, 1])
  }

  @Test("A row that may belong to either neighbour refuses both")
  func stray() async throws {
    let report = try await depot.take(.orders, file(row("A"), row("B"), "B,broken", row("C"), row("D")))
    #expect(
      report.refusals == [
        together(3, with: 4), .init(row: 4, column: nil, reason: .wrongFieldCount(2, expected: 6)),
        together(5, with: 4),
      ])
    #expect(depot.orders.map(\.reference.text) == ["A", "D"])
  }

  @Test("Within an order it refuses that order only; at the beginning of the file the next one")
  func strayWithin() async throws {
    let none = StoreError.outOfRange(field: "reference", allowed: "1 to 40 characters")
    let within = try await depot.take(.orders, file(row("A"), row(""), row("A"), row("B")))
    #expect(
      within.refusals == [
        together(2, with: 3), .init(row: 3, column: "reference", reason: .store(none)), together(4, with: 3),
      ])
    let first = try await depot.take(.orders, file(row(""), row(" "), row("C"), row("D")))
    #expect(
      first.refusals == [
        .init(row: 2, column: "reference", reason: .store(none)),
        .init(row: 3, column: "reference", reason: .store(none)),
        together(4, with: 3),
      ])
    #expect(first.figures == [4, 3, 1, 0, 2, 3])
    #expect(depot.orders.map(\.reference.text) == ["B", "D"])
  }

  @Test("What the store does not know is named by its row: the product, the buyer")
  func unknown() async throws {
    let report = try await depot.take(
      .orders,
      file(
        row("A"), row("A", "CHAIR"), row("A", "VASE"), row("A", "CHAIR"),
        "B,2010-12-01T08:26:00Z,bo@example.com,LAMP,1,1", "B,2010-12-01T08:26:00Z,bo@example.com,VASE,1,1"))
    let chair = RefusedRow.Reason.store(.notFound(.product, key: "CHAIR"))
    #expect(
      report.refusals == [
        together(2, with: 3), .init(row: 3, column: "sku", reason: chair), together(4, with: 3),
        .init(row: 5, column: "sku", reason: chair),
        .init(row: 6, column: "buyer_email", reason: .store(.notFound(.user, key: "bo@example.com"))),
        together(7, with: 6),
      ])
    #expect(report.figures == [6, 2, 0, 0, 2, 6])
  }

  @Test("An order that the store knows otherwise is refused by its first row")
  func conflicting() async throws {
    try await depot.take(.orders, file(row("A")))
    let report = try await depot.take(.orders, file(row("A"), row("A", "VASE")))
    #expect(
      report.refusals == [
        .init(
          row: 2, column: "reference", reason: .store(.alreadyExists(.order, field: "reference", value: "A"))),
        together(3, with: 2),
      ])
  }

  @Test("A dry run finds what is wrong with the rows and between them, and cannot know the store")
  func dryRun() async throws {
    let report = try await depot.check(
      .orders, file(row("A", "CHAIR"), row("B", "LAMP", "-1"), row("C"), row("A")))
    let quantity = StoreError.outOfRange(field: "quantity", allowed: "1 to 999999")
    #expect(
      report.refusals == [
        .init(row: 3, column: "quantity", reason: .store(quantity)),
        .init(row: 5, column: "reference", reason: .repeated(row: 2)),
      ])
    #expect(report.figures == [4, 4, 0, 0, 2, 2])
    #expect(depot.orders == [])
  }

  @Test("An order of more rows than any real one stops the import")
  func endless() async throws {
    let rows = Array(repeating: row("A"), count: 10_001)
    let fault = try await depot.fault(.orders, ([header, row("Z")] + rows).joined(separator: "\n").utf8)
    #expect(fault == .orderTooLong(row: 3, limit: 10_000))
    #expect(depot.orders.map(\.reference.text) == ["Z"])
  }
}
