import Domain
import HTTPServer
import JSON
import Testing

@Suite("Refusals of the store as problems")
struct StoreErrorTests {
  static let product = Product.ID(high: 0x7001, low: 1)
  static let order = Order.ID(high: 0x7003, low: 1)

  struct Case: Sendable, CustomTestStringConvertible {
    let error: StoreError
    let status: Int
    let json: String
    var retryAfter: String?
    var testDescription: String { "\(error)" }

    init(_ error: StoreError, _ status: Int, _ json: String, retryAfter: String? = nil) {
      self.error = error
      self.status = status
      self.json = json
      self.retryAfter = retryAfter
    }
  }

  static let cases = [
    Case(
      .notFound(.report, key: "x"), 404,
      #""not-found","title":"Not found","status":404,"detail":"There is no report \"x\". "#
        + #"GET /api/v1/reports lists them.""#),
    Case(
      .outOfRange(field: "limit", allowed: "1 to 200"), 422,
      #""out-of-range","title":"A value is out of range","status":422,"#
        + #""detail":"Send limit within what is allowed: 1 to 200.","field":"limit""#),
    Case(
      .malformed(field: "email", expected: "an address"), 400,
      #""malformed-value","title":"A value cannot be read","status":400,"detail":"Send email as an address.","#
        + #""field":"email""#),
    Case(
      .alreadyExists(.user, field: "email", value: "a@b.c"), 409,
      #""already-exists","title":"It exists already","status":409,"detail":"Another user has the email \"a@b.c\". "#
        + #"Use that user or choose another email.","field":"email","value":"a@b.c""#),
    Case(
      .amountTooLarge, 422,
      #""amount-too-large","title":"An amount is too large","status":422,"#
        + #""detail":"An amount is at most 10^12 of the currency's smallest unit. "#
        + #"Check prices and quantities, or split the order.""#),
    Case(
      .shortage([Shortage(product: product, asked: 2, available: 1)]), 409,
      #""stock-shortage","title":"Not enough stock","status":409,"detail":"One product is short. "#
        + #"Ask for what is available at most, or receive stock first.","#
        + #""shortages":[{"product_id":"00000000-0000-7001-0000-000000000001","asked":2,"available":1}]"#),
    Case(
      .wrongStatus(order: order, is: .fulfilled, needed: [.placed]), 409,
      #""wrong-status","title":"The order's status does not allow it","status":409,"#
        + #""detail":"The order is fulfilled; it would have to be placed for this.","#
        + #""order_id":"00000000-0000-7003-0000-000000000001","order_status":"fulfilled","#
        + #""needed_statuses":["placed"]"#),
    Case(
      .notForSale(product), 409,
      #""not-for-sale","title":"The product is not for sale","status":409,"#
        + #""detail":"The product 00000000-0000-7001-0000-000000000001 is archived and no longer sold. Leave it out.","#
        + #""product_id":"00000000-0000-7001-0000-000000000001""#),
    Case(
      .changedMeanwhile(current: 5), 412,
      #""changed-meanwhile","title":"It has changed meanwhile","status":412,"#
        + #""detail":"Somebody changed it after you read it. Read version 5 and decide again.","current_version":5"#),
    Case(
      .keyReused, 422,
      #""idempotency-key-reused","title":"The idempotency key was used for another request","status":422,"#
        + #""detail":"Choose a new key for a new request, or repeat the first request unchanged.","#
        + #""field":"Idempotency-Key""#),
    Case(
      .unavailable(.busy), 503,
      #""busy","title":"The store is busy","status":503,"detail":"Nothing was done. Try again in a second.""#,
      retryAfter: "1"),
    Case(
      .unavailable(.stopping), 503,
      #""stopping","title":"The store is stopping","status":503,"#
        + #""detail":"Nothing was done. Try again once the store is back.""#, retryAfter: "5"),
    Case(
      .unavailable(.full), 507,
      #""storage-full","title":"The storage is full","status":507,"#
        + #""detail":"Nothing was done. The operator must free space on the store's disk; reads go on.""#),
    Case(
      .unavailable(.readOnly), 503,
      #""storage-read-only","title":"The storage is read-only","status":503,"#
        + #""detail":"Nothing was done. The operator must let the store write to its folder; reads go on.""#,
      retryAfter: "60"),
    Case(
      .unavailable(.damaged), 503,
      #""storage-damaged","title":"The storage is damaged","status":503,"#
        + #""detail":"Nothing was done. The operator must restore the store's files from a copy.""#, retryAfter: "60"),
    Case(
      .unavailable(.failed("disk I/O error in /secret/write.db")), 503,
      #""storage-failed","title":"The storage does not answer","status":503,"#
        + #""detail":"Nothing was done. Try again; the operator finds the cause in the log.""#, retryAfter: "5"),
    Case(
      .unavailable(.buildingReads(percent: 43)), 503,
      #""read-model-building","title":"The read model is being built","status":503,"#
        + #""detail":"What reads come from is being built, 43 % so far. Try again; writes go on.""#, retryAfter: "1"),
    Case(
      .unavailable(.outcomeUnknown), 503,
      #""outcome-unknown","title":"The outcome is unknown","status":503,"#
        + #""detail":"The answer of the storage was lost. Repeat the request with the same Idempotency-Key to learn "#
        + #"what became of it; without one, read before you repeat it.""#, retryAfter: "1"),
  ]

  @Test("each is one problem, the same for writes and reads", arguments: cases)
  func problem(_ example: Case) async throws {
    let shop = try TestShop()
    shop.store.change { $0.refusal = example.error }
    for answer in [await shop.post("/users", #"{"name":"A","email":"a@b.c"}"#), await shop.get("/orders")] {
      #expect(answer.status.rawValue == example.status)
      #expect(answer.text == #"{"type":"/problems/\#(example.json.dropFirst())}"#)
      var fields: Fields = [.contentType: "application/problem+json", .cacheControl: "no-store"]
      if let retryAfter = example.retryAfter { fields.append(.retryAfter, retryAfter) }
      #expect(answer.fields == fields)
    }
  }

  @Test("what the storage says of its failure is in the log only")
  func cause() async throws {
    let shop = try TestShop()
    shop.store.change { $0.refusal = .unavailable(.failed("disk I/O error in /secret/write.db")) }
    let answer = await shop.get("/orders")
    #expect(!answer.text.contains("secret"))
    #expect(shop.records.count == 1)
    #expect(shop.records.first?.contains(#""cause":"disk I/O error in /secret/write.db""#) == true)

    shop.store.change { $0.refusal = .keyReused }
    _ = await shop.get("/orders")
    #expect(shop.records.count == 1)
  }
}
