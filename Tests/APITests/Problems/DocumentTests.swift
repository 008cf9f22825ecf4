import HTTPServer
import JSON
import Testing

@Suite("Documents that cannot be understood")
struct DocumentTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let body: String
    let problem: String
    let detail: String
    var field: String?
    var testDescription: String { String(body.prefix(60)) }

    init(_ body: String, _ problem: String, _ detail: String, field: String? = nil) {
      self.body = body
      self.problem = problem
      self.detail = detail
      self.field = field
    }
  }

  static let id = "019b8d7d-f5a8-7000-8000-000000000001"

  static func items(_ items: String) -> String { #"{"user_id":"\#(id)","items":[\#(items)]}"# }

  static let cases = [
    Case("", "malformed-json", "line 1, column 1: the document ends where a value belongs; send all of it."),
    Case(
      "{", "malformed-json",
      "line 1, column 2: the document ends where a member's name in double quotes belongs; send all of it."),
    Case(
      "{\n  \"user_id\": NaN}", "malformed-json",
      "line 2, column 14: \"N\" stands where a value belongs; write a value there."),
    Case(
      #"{"items":[1e]}"#, "malformed-json",
      "line 1, column 13: \"]\" stands where a digit belongs; write a digit there."),
    Case("{} {}", "malformed-json", "line 1, column 4: more follows the document's value; send one value only."),
    Case(
      #"{"items":1,"items":2}"#, "malformed-json",
      "line 1, column 12: the name \"items\" stands twice in one object; leave one of them out."),
    Case(
      "[]", "malformed-value", "the document: an array stands where an object belongs; send an object.",
      field: "the document"),
    Case(
      "7", "malformed-value", "the document: a number stands where an object belongs; send an object.",
      field: "the document"),
    Case(#"{"items":[]}"#, "missing-field", "Send user_id too.", field: "user_id"),
    Case(#"{"user_id":null,"items":[]}"#, "missing-field", "Send user_id too.", field: "user_id"),
    Case(#"{"user_id":"\#(id)"}"#, "missing-field", "Send items too.", field: "items"),
    Case(
      #"{"userid":"\#(id)","items":[]}"#, "unknown-field", "\"userid\" is unknown here. Did you mean user_id?",
      field: "userid"),
    Case(
      #"{"user_id":"\#(id)","items":[],"coupon":1}"#, "unknown-field",
      "\"coupon\" is unknown here. Use only user_id, items.", field: "coupon"),
    Case(
      items(#"{"product_id":"\#(id)","quantity":1},{"product_id":"\#(id)","quantiyt":1}"#), "unknown-field",
      "\"items[1].quantiyt\" is unknown here. Did you mean quantity?", field: "items[1].quantiyt"),
    Case(
      #"{"user_id":7,"items":[]}"#, "malformed-value", "user_id: a number stands where text belongs; send text.",
      field: "user_id"),
    Case(
      #"{"user_id":"mia","items":[]}"#, "malformed-value",
      "Send user_id as an identifier such as 018f3c1e-7b2a-7c4d-9e5f-0123456789ab.", field: "user_id"),
    Case(
      #"{"user_id":"\#(id)","items":{}}"#, "malformed-value",
      "items: an object stands where an array belongs; send an array.", field: "items"),
    Case(items(""), "out-of-range", "Send items within what is allowed: 1 to 200 lines.", field: "items"),
    Case(
      items((100...300).map { #"{"product_id":"\#(id.dropLast(3))\#($0)","quantity":1}"# }.joined(separator: ",")),
      "out-of-range", "Send items within what is allowed: 1 to 200 lines.", field: "items"),
    Case(
      items(#"{"product_id":"\#(id)","quantity":"1"}"#), "malformed-value",
      "items[0].quantity: text stands where a whole number belongs; send a whole number.", field: "items[0].quantity"),
    Case(
      items(#"{"product_id":"\#(id)","quantity":1.5}"#), "malformed-value",
      "items[0].quantity: 1.5 is no whole number of 64 bits; send a whole number.", field: "items[0].quantity"),
    Case(
      items(#"{"product_id":"\#(id)","quantity":9223372036854775808}"#), "malformed-value",
      "items[0].quantity: 9223372036854775808 is no whole number of 64 bits; send a whole number.",
      field: "items[0].quantity"),
    Case(
      items(#"{"product_id":"\#(id)","quantity":1e999999999}"#), "malformed-value",
      "items[0].quantity: 1e999999999 is no whole number of 64 bits; send a whole number.", field: "items[0].quantity"),
    Case(
      items(#"{"product_id":"\#(id)","quantity":0}"#), "out-of-range",
      "Send items[0].quantity within what is allowed: 1 to 999999.", field: "items[0].quantity"),
    Case(
      items(#"{"product_id":"\#(id)","quantity":999999},{"product_id":"\#(id)","quantity":1}"#), "out-of-range",
      "Send quantity within what is allowed: 1 to 999999.", field: "quantity"),
    Case(
      items(#"{"product_id":"\#(id)"}"#), "missing-field", "Send items[0].quantity too.", field: "items[0].quantity"),
    Case(
      items("null"), "malformed-value", "items[0]: null stands where an object belongs; send an object.",
      field: "items[0]"),
    Case(
      String(repeating: "[", count: 20), "malformed-json",
      "line 1, column 17: more than 16 objects and arrays stand inside each other; nest less deeply."),
    Case(
      "[" + String(repeating: "0,", count: 10_000) + "0]", "malformed-json",
      "line 1, column 20000: the document holds more than 10000 values; split it into smaller ones."),
  ]

  @Test("each is refused with its place and what to do", arguments: cases)
  func refused(_ example: Case) async throws {
    let answer = await (try TestShop()).post("/orders", example.body)
    #expect(answer.problem == example.problem)
    #expect(answer["detail"]?.string == example.detail)
    #expect(answer["field"]?.string == example.field)
    #expect(answer.status == (example.problem == "out-of-range" ? .unprocessableContent : .badRequest))
  }

  @Test("bytes that are no UTF-8 are refused")
  func encoding() async throws {
    let shop = try TestShop()
    let body = Array(#"{"name":""#.utf8) + [0xff] + Array(#"","email":"a@b.c"}"#.utf8)
    let request = Request(.post, "/users", fields: [.contentType: "application/json"], body: body)
    let answer = await shop.application.respond(to: request)
    #expect(answer["detail"] == "line 1, column 10: the text is not UTF-8; encode the document in UTF-8.")
  }

  @Test(
    "a document comes as application/json, whatever its case and parameters",
    arguments: ["application/json", "Application/JSON", "application/json; charset=utf-8", " application/json ;x=y"])
  func accepted(_ type: String) async throws {
    let answer = await (try TestShop()).post("/users", #"{"name":"A","email":"a@b.c"}"#, [.contentType: type])
    #expect(answer.status == .created)
  }

  @Test(
    "another media type is 415",
    arguments: ["text/plain", "application/x-www-form-urlencoded", "application/jsonp", "text/json", "", "*/*"])
  func unsupported(_ type: String) async throws {
    let answer = await (try TestShop()).post("/users", #"{"name":"A","email":"a@b.c"}"#, [.contentType: type])
    #expect(answer.status == .unsupportedMediaType)
    #expect(answer.fields["Accept-Post"] == "application/json")
    #expect(
      answer.text == """
        {"type":"/problems/unsupported-media-type","title":"Unsupported media type","status":415,\
        "detail":"Send the body as JSON, with Content-Type: application/json.","field":"Content-Type"}
        """)
  }

  @Test("so is none at all")
  func untyped() async throws {
    let answer = await (try TestShop()).send(.post, "/users", [:], #"{"name":"A","email":"a@b.c"}"#)
    #expect(answer.status == .unsupportedMediaType)
  }
}
