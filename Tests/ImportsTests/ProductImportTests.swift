import Domain
import Imports
import MemoryEngine
import Testing

@Suite("Importing products")
struct ProductImportTests {
  let depot: Depot
  init() throws { depot = try Depot() }

  @Test("Every column has its place in the product, in whatever order the columns come")
  func columns() async throws {
    let report = try await depot.take(
      .products,
      """
      \u{feff}reorder_point;Price ;NAME;sku;barcode;category;on_hand
      20;12.90; Sencha "100 g" ;TEA-1;5010251;Tea;120
      ;9;"Moka; beans";CAFE-1;;;

      """)
    #expect(report.figures == [2, 2, 2, 0, 0, 0])
    let tea = try #require(depot.products.last)
    let expected = Product(
      id: tea.id, sku: try SKU("TEA-1"), name: try Product.Name("Sencha \"100 g\""),
      price: try Money(minorUnits: 1_290),
      details: try Product.Details(category: "Tea", barcode: "5010251", reorderPoint: 20, targetLevel: nil))
    #expect(tea == expected)
    #expect(depot.store.rows.stocks == [tea.id: Stock(product: tea.id, onHand: 120)])

    let coffee = try #require(depot.products.first)
    #expect(
      coffee
        == Product(
          id: coffee.id, sku: try SKU("CAFE-1"), name: try Product.Name("Moka; beans"),
          price: try Money(minorUnits: 900)))
  }

  @Test("The same file again changes nothing")
  func twice() async throws {
    let file = "sku,name,price,on_hand\nTEA-1,Sencha,12.90,5\nTEA-2,Bancha,9.90,\n"
    try await depot.take(.products, file)
    let log = depot.store.log
    let again = try await depot.take(.products, file)
    #expect(again.figures == [2, 2, 0, 2, 0, 0])
    #expect(depot.store.log == log)
  }

  @Test("Each refused row is named with its column and reason, and the others are taken")
  func refusals() async throws {
    let report = try await depot.take(
      .products,
      """
      sku,name,price,on_hand,reorder_point,category
      ,No SKU,1.00,,,
      A,,1.00,,,
      B,Free,free,,,
      C,Dear,99999999999999,,,
      D,Negative,1.00,-1,,
      E,Half,1.00,1.5,,
      F,Point,1.00,,-1,
      G,Category,1.00,,,\(String(repeating: "x", count: 65))
      H,Cents,1.999,,,
      I,Good,1.00,,,
      J,Short,1.00
      K,"Quo"te,1.00,,,
      i,Again,2.00,,,

      """)
    let amount = StoreError.malformed(field: "price", expected: "an amount such as 999.95, at most 2 decimals")
    let refused: [RefusedRow] = [
      .init(row: 2, column: "sku", reason: .store(.outOfRange(field: "sku", allowed: "1 to 64 characters"))),
      .init(row: 3, column: "name", reason: .store(.outOfRange(field: "name", allowed: "1 to 150 characters"))),
      .init(row: 4, column: "price", reason: .store(amount)),
      .init(row: 5, column: "price", reason: .store(.amountTooLarge)),
      .init(row: 6, column: "on_hand", reason: .store(.outOfRange(field: "on_hand", allowed: "0 to 1000000000"))),
      .init(row: 7, column: "on_hand", reason: .store(.malformed(field: "on_hand", expected: "a whole number"))),
      .init(
        row: 8, column: "reorder_point",
        reason: .store(.outOfRange(field: "reorder_point", allowed: "0 to 1000000000"))),
      .init(
        row: 9, column: "category", reason: .store(.outOfRange(field: "category", allowed: "1 to 64 characters"))),
      .init(row: 10, column: "price", reason: .store(amount)),
      .init(row: 12, column: nil, reason: .wrongFieldCount(3, expected: 6)),
      .init(row: 13, column: nil, reason: .textAfterQuote),
      .init(row: 14, column: "sku", reason: .repeated(row: 11)),
    ]
    #expect(report.refusals == refused)
    #expect(report.figures == [13, 13, 1, 0, 12, 12])
    #expect(depot.products.map(\.sku.text) == ["I"])
  }

  @Test("A product that the store knows otherwise is refused by the store")
  func conflicting() async throws {
    try await depot.take(.products, "sku,name,price\nTEA,Sencha,12.90\n")
    let report = try await depot.take(.products, "sku,name,price\nTEA,Sencha,13.90\nCAFE,Moka,9.00\n")
    #expect(
      report.refusals == [
        .init(row: 2, column: "sku", reason: .store(.alreadyExists(.product, field: "sku", value: "TEA")))
      ])
    #expect(report.figures == [2, 2, 1, 0, 1, 1])
  }

  @Test("Bytes that are not UTF-8 are refused where they stand")
  func encoding() async throws {
    let file = Array("sku,name,price\nA,Caf".utf8) + [0xe9] + Array(",1.00\nB,Tea,1.00\n".utf8)
    let report = try await depot.importer.run(.products, from: Pieces(file), into: depot.store)
    #expect(report.refusals == [.init(row: 2, column: "name", reason: .notUTF8)])
    #expect(depot.products.map(\.sku.text) == ["B"])
  }

  @Test("Prices have the decimals of the store's currency")
  func currency() async throws {
    let yen = try Depot(currency: "JPY")
    let report = try await yen.take(.products, "sku,name,price\nA,Tea,1200\nB,Cup,12.50\n")
    #expect(yen.products.map(\.price) == [try Money(minorUnits: 1_200)])
    #expect(
      report.refusals == [
        .init(
          row: 3, column: "price",
          reason: .store(.malformed(field: "price", expected: "a whole amount such as 1000")))
      ])
  }

  @Test("A dry run says the same of the file and leaves the store alone")
  func dryRun() async throws {
    let file = "sku,name,price\nA,Tea,1.00\na,Tea,1.00\nB,,1.00\n"
    let report = try await depot.check(.products, file)
    #expect(report.isDryRun)
    #expect(report.figures == [3, 3, 0, 0, 2, 2])
    #expect(report.position == nil)
    #expect(depot.store.log == [])
    #expect(report.refusals == (try await depot.take(.products, file)).refusals)
  }
}

@Suite("Headers")
struct HeaderTests {
  let depot: Depot
  init() throws { depot = try Depot() }

  @Test("Columns are refused by name: unknown, twice, or missing")
  func names() async throws {
    let allowed = ["sku", "name", "price", "category", "barcode", "on_hand", "reorder_point"]
    #expect(
      try await depot.fault(.products, "sku,name,price,colour\n".utf8) == .unknownColumn("colour", allowed: allowed))
    #expect(try await depot.fault(.products, "sku,name,price,\n".utf8) == .unknownColumn("", allowed: allowed))
    #expect(try await depot.fault(.products, "sku,name,price,SKU\n".utf8) == .repeatedColumn("sku"))
    #expect(try await depot.fault(.products, "name,category\n".utf8) == .missingColumns(["sku", "price"]))
    #expect(try await depot.fault(.users, "email,name\n".utf8) == .missingColumns(["role"]))
  }

  @Test("A file without a header is none", arguments: ["", "\u{feff}", "\n\n", "\r\n"])
  func empty(file: String) async throws { #expect(try await depot.fault(.users, file.utf8) == .empty) }

  @Test("Only a header is a file without rows")
  func noRows() async throws {
    #expect(try await depot.take(.users, "email,name,role").figures == [0, 0, 0, 0, 0, 0])
  }

  @Test("A spreadsheet, or text in another encoding, is told from a file without the right columns")
  func otherFiles() async throws {
    let utf16: [UInt8] = [0xff, 0xfe] + "email,name,role\n".utf8.flatMap { byte -> [UInt8] in [byte, 0] }
    let archive = Array("PK\u{3}\u{4}".utf8) + (0..<30_000).map { UInt8(truncatingIfNeeded: $0 &* 7 | 0x80) }
    #expect(try await depot.fault(.users, utf16) == .notUTF8)
    #expect(try await depot.fault(.users, archive) == .notUTF8)
    #expect(try await depot.fault(.users, String(repeating: "{\"a\": 1} ", count: 9_000).utf8) == .unreadableHeader)
  }
}
