import JSON
import Testing

@Suite("JSON reader")
struct JSONReaderTests {
  private let order: JSONReader

  init() throws {
    order = try JSONReader(
      parsing: #"{"customer":"c-1","express":false,"note":null,"items":[{"quantity":2},{"quantity":"2"},{}]}"#.utf8)
  }

  @Test("Values are read by name, index and type")
  func reads() throws {
    #expect(try order.member("customer").string() == "c-1")
    #expect(try order.member("express").bool() == false)
    #expect(try order.member("items").elements()[0].member("quantity").int64() == 2)
    #expect(try order.optionalMember("note") == nil)
    #expect(try order.optionalMember("nowhere") == nil)
    #expect(order.value["items"]?[0]?["quantity"]?.int == 2)
    #expect(order.value["items"]?[3] == nil)
  }

  @Test("A wrong type is reported with its path")
  func mismatch() throws {
    let quantity = try order.member("items").elements()[1].member("quantity")
    let error = try #require(throws: JSONError.self) { try quantity.int() }
    #expect(error.description == "items[1].quantity: text stands where a whole number belongs; send a whole number")
    #expect(error.path?.pointer == "/items/1/quantity")
  }

  @Test("A missing member is reported with its path")
  func missing() throws {
    let item = try order.member("items").elements()[2]
    let error = try #require(throws: JSONError.self) { try item.member("quantity") }
    #expect(error.description == "items[2].quantity: it is missing; send a member \"quantity\"")
  }

  @Test("An unknown member is reported with the known ones")
  func unknown() throws {
    let error = try #require(throws: JSONError.self) { try order.requireOnly("customer", "items") }
    #expect(error.description == "express: no such member is known; use only customer, items")
  }

  @Test("A fraction is no whole number")
  func fraction() throws {
    let reader = JSONReader(try JSONValue(parsing: "1.5"))
    let error = try #require(throws: JSONError.self) { try reader.int() }
    #expect(error.description == "the document: 1.5 is no whole number of 64 bits; send a whole number")
  }

  @Test("Names in a pointer are escaped as RFC 6901 asks")
  func pointers() {
    #expect(JSONPath.element(.member(.root, "a/b~c"), 0).pointer == "/a~1b~0c/0")
  }
}
