import Domain
import Queries
import StoreSamples
import Testing

@Suite("Documents")
struct DocumentsTests {
  let pounds = Currency(code: "GBP").map(Documents.init)
  let yen = Currency(code: "JPY").map(Documents.init)

  @Test("A product has every member, null where it lacks one")
  func product() throws {
    let lamp = try Samples.product(1, price: 1_999, name: "Lamp \"Café\"")
    let expected =
      #"{"id":"00000000-0000-7001-0000-000000000001","sku":"LAMP-1","name":"Lamp \"Café\"","price":"19.99","#
      + #""category":null,"barcode":null,"reorder_point":null,"target_level":null,"status":"active","version":1}"#
    #expect(text(pounds?.product(lamp)) == expected)
  }

  @Test("A product's details are shown where it has them")
  func details() throws {
    let details = try Product.Details(category: "Lights", barcode: "5901234", reorderPoint: 5, targetLevel: 20)
    let lamp = Product(
      id: Samples.productID(2), sku: try SKU("L2"), name: try Product.Name("Lamp"),
      price: try Money(minorUnits: 5), details: details, status: .archived, version: 3)
    let expected =
      #"{"id":"00000000-0000-7001-0000-000000000002","sku":"L2","name":"Lamp","price":"5","category":"Lights","#
      + #""barcode":"5901234","reorder_point":5,"target_level":20,"status":"archived","version":3}"#
    #expect(text(yen?.product(lamp)) == expected)
  }

  @Test("A user")
  func user() throws {
    let expected =
      #"{"id":"00000000-0000-7002-0000-000000000001","name":"Mia 1","email":"mia-1@example.com","#
      + #""role":"customer","version":1}"#
    #expect(text(pounds?.user(try Samples.user(1))) == expected)
  }

  @Test("An order has its lines as sold, amounts with the currency's decimals, its time in UTC")
  func order() throws {
    let order = try Samples.order(
      1, by: 2, at: Timestamp("2024-03-31T01:00:00.25+02:00"),
      [(2, of: Samples.product(1, price: 1_999)), (1, of: Samples.product(2, price: 5))])
    let expected =
      #"{"id":"00000000-0000-7003-0000-000000000001","reference":"0000-0001","#
      + #""user_id":"00000000-0000-7002-0000-000000000002","status":"placed","origin":"store","#
      + #""placed_at":"2024-03-30T23:00:00.250000Z","total":"40.03","currency":"GBP","version":1,"items":["#
      + #"{"product_id":"00000000-0000-7001-0000-000000000001","sku":"LAMP-1","name":"Lamp 1","quantity":2,"#
      + #""unit_price":"19.99","amount":"39.98"},"#
      + #"{"product_id":"00000000-0000-7001-0000-000000000002","sku":"LAMP-2","name":"Lamp 2","quantity":1,"#
      + #""unit_price":"0.05","amount":"0.05"}]}"#
    #expect(text(pounds?.order(order)) == expected)
  }

  @Test("A summary counts lines and units")
  func summary() throws {
    let order = try Samples.order(
      1, by: 2, at: Timestamp("2024-03-31T01:00:00Z"), [(2, of: Samples.product(1)), (3, of: Samples.product(2))])
    let expected =
      #"{"id":"00000000-0000-7003-0000-000000000001","reference":"0000-0001","#
      + #""user_id":"00000000-0000-7002-0000-000000000002","status":"placed","origin":"store","#
      + #""placed_at":"2024-03-31T01:00:00Z","total":"99.95","currency":"GBP","version":1,"lines":2,"units":5}"#
    #expect(text(pounds?.orderSummary(order)) == expected)
  }

  private func text(_ json: [UInt8]?) -> String? { json.map { String(decoding: $0, as: UTF8.self) } }
}
