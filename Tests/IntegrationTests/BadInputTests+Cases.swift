extension BadInputTests {
  static let cases = documents + values + quantities + conflicts + versions + keys + lists

  private static let nobody = "01890000-0000-7000-8000-000000000000"

  /// Bodies that are no documents, or not those of their address.
  private static let documents = [
    Case("POST", "/products", "{\"sku\": ", is: 400, "malformed-json"),
    Case("POST", "/products", "{} {}", is: 400, "malformed-json"),
    Case("POST", "/products", "[]", is: 400, "malformed-value", field: "the document"),
    Case(
      "POST", "/products", "{\"sku\":\"A\",\"sku\":\"B\",\"name\":\"x\",\"price\":\"1\"}", is: 400, "malformed-json"),
    Case("POST", "/products", String(repeating: "[", count: 5_000), is: 400, "malformed-json"),
    Case("POST", "/products", "{\"name\":\"x\",\"price\":\"1\"}", is: 400, "missing-field", field: "sku"),
    Case(
      "POST", "/products", "{\"sku\":\"X\",\"name\":\"x\",\"price\":\"1\",\"prize\":1}", is: 400, "unknown-field",
      field: "prize"),
    Case("POST", "/products", "{\"sku\":5,\"name\":\"x\",\"price\":\"1\"}", is: 400, "malformed-value", field: "sku"),
    Case("POST", "/orders", "{\"user_id\":\"{mia}\",\"items\":{}}", is: 400, "malformed-value", field: "items"),
    Case("POST", "/orders", "{\"user_id\":7,\"items\":[]}", is: 400, "malformed-value", field: "user_id"),
    Case(
      "POST", "/users", "name=Mia", ["Content-Type": "application/x-www-form-urlencoded"], is: 415,
      "unsupported-media-type", field: "Content-Type"),
    Case(
      "POST", "/users", "{\"name\":\"" + String(repeating: "x", count: 3 << 20) + "\"}", is: 413, "content-too-large"),
  ]

  /// Values that nothing can have.
  private static let values = [
    Case(
      "POST", "/products", "{\"sku\":\"X\",\"name\":\"x\",\"price\":\"-1\"}", is: 400, "malformed-value", field: "price"
    ),
    Case(
      "POST", "/products", "{\"sku\":\"X\",\"name\":\"x\",\"price\":\"1.234\"}", is: 400, "malformed-value",
      field: "price"),
    Case(
      "POST", "/products", "{\"sku\":\"X\",\"name\":\"x\",\"price\":true}", is: 400, "malformed-value", field: "price"),
    Case(
      "POST", "/products", "{\"sku\":\"X\",\"name\":\"x\",\"price\":\"10000000000.01\"}", is: 422, "out-of-range",
      field: "price"),
    Case(
      "POST", "/products", "{\"sku\":\"X\",\"name\":\"x\",\"price\":1e300}", is: 400, "malformed-value", field: "price"),
    Case("POST", "/products", "{\"sku\":\"\",\"name\":\"x\",\"price\":\"1\"}", is: 422, "out-of-range", field: "sku"),
    Case(
      "POST", "/products", "{\"sku\":\"X\",\"name\":\"a\\u0000b\",\"price\":\"1\"}", is: 400, "malformed-value",
      field: "name"),
    Case(
      "POST", "/products", "{\"sku\":\"X\",\"name\":\"x\",\"price\":\"1\",\"on_hand\":-1}", is: 422, "out-of-range",
      field: "on_hand"),
    Case(
      "POST", "/users", "{\"name\":\"x\",\"email\":\"nobody\",\"role\":\"customer\"}", is: 400, "malformed-value",
      field: "email"),
    Case(
      "POST", "/users", "{\"name\":\"x\",\"email\":\"a@b.c\",\"role\":\"king\"}", is: 422, "out-of-range", field: "role"
    ),
  ]

  private static let quantities =
    [
      ("0", 422, "out-of-range"), ("-1", 422, "out-of-range"), ("1000000", 422, "out-of-range"),
      ("1.5", 400, "malformed-value"), ("\"2\"", 400, "malformed-value"), ("1e30", 400, "malformed-value"),
      ("null", 400, "missing-field"),
    ].map { quantity, status, problem in
      Case(
        "POST", "/orders", "{\"user_id\":\"{mia}\",\"items\":[{\"product_id\":\"{lamp}\",\"quantity\":\(quantity)}]}",
        is: status, problem, field: "items[0].quantity")
    } + [
      Case("POST", "/stocks/{lamp}/receipts", "{\"quantity\":0}", is: 422, "out-of-range", field: "quantity"),
      Case("POST", "/stocks/{lamp}/receipts", "{\"quantity\":1000000}", is: 422, "out-of-range", field: "quantity"),
      Case(
        "POST", "/stocks/{lamp}/adjustments", "{\"by\":0,\"reason\":\"damage\"}", is: 422, "out-of-range", field: "by"),
      Case(
        "POST", "/stocks/{lamp}/adjustments", "{\"by\":1,\"to\":2,\"reason\":\"damage\"}", is: 400, "malformed-value",
        field: "to"),
      Case("POST", "/stocks/{lamp}/counts", "{\"counted\":1000000001}", is: 422, "out-of-range", field: "counted"),
      Case("POST", "/orders", "{\"user_id\":\"{mia}\",\"items\":[]}", is: 422, "out-of-range", field: "items"),
      Case(
        "POST", "/orders", "{\"user_id\":\"{mia}\",\"items\":[{\"product_id\":\"{house}\",\"quantity\":2}]}", is: 422,
        "amount-too-large"),
    ]

  /// What the shop as it is does not allow.
  private static let conflicts = [
    Case(
      "POST", "/products", "{\"sku\":\"lamp\",\"name\":\"x\",\"price\":\"1\"}", is: 409, "already-exists", field: "sku"),
    Case(
      "POST", "/users", "{\"name\":\"x\",\"email\":\"MIA@example.com\",\"role\":\"customer\"}", is: 409,
      "already-exists", field: "email"),
    Case(
      "POST", "/orders", "{\"user_id\":\"{mia}\",\"items\":[{\"product_id\":\"{lamp}\",\"quantity\":9}]}", is: 409,
      "stock-shortage"),
    Case(
      "POST", "/orders", "{\"user_id\":\"{mia}\",\"items\":[{\"product_id\":\"{archived}\",\"quantity\":1}]}", is: 409,
      "not-for-sale"),
    Case(
      "POST", "/orders", "{\"user_id\":\"\(nobody)\",\"items\":[{\"product_id\":\"{lamp}\",\"quantity\":1}]}", is: 404,
      "not-found"),
    Case(
      "POST", "/orders", "{\"user_id\":\"{mia}\",\"items\":[{\"product_id\":\"\(nobody)\",\"quantity\":1}]}", is: 404,
      "not-found"),
    Case("POST", "/stocks/{untracked}/adjustments", "{\"by\":1,\"reason\":\"damage\"}", is: 409, "stock-not-tracked"),
    Case("POST", "/stocks/{lamp}/adjustments", "{\"by\":-9,\"reason\":\"damage\"}", is: 409, "stock-shortage"),
    Case("POST", "/orders/{order}/fulfil", "", is: 409, "wrong-status"),
    Case("DELETE", "/products/{lamp}", "", is: 409, "not-deletable"),
    Case("DELETE", "/users/{mia}", "", is: 409, "not-deletable"),
    Case("GET", "/orders/\(nobody)", "", is: 404, "not-found"),
    Case("GET", "/orders/x", "", is: 404, "not-found"),
    Case("POST", "/orders/\(nobody)/pay", "", is: 404, "not-found"),
  ]

  private static let versions = [
    Case("PATCH", "/products/{lamp}", "{\"name\":\"y\"}", is: 428, "version-required", field: "If-Match"),
    Case("PATCH", "/products/{lamp}", "{\"name\":\"y\"}", ["If-Match": "\"9\""], is: 412, "changed-meanwhile"),
    Case(
      "PATCH", "/products/{lamp}", "{\"name\":\"y\"}", ["If-Match": "9"], is: 400, "malformed-value", field: "If-Match"),
    Case("DELETE", "/orders/{order}", "", ["If-Match": "\"9\""], is: 412, "changed-meanwhile"),
    Case("POST", "/orders/{order}/pay", "", ["If-Match": "\"9\""], is: 412, "changed-meanwhile"),
  ]

  private static let keys = [
    Case(
      "POST", "/orders", "{\"user_id\":\"{mia}\",\"items\":[{\"product_id\":\"{lamp}\",\"quantity\":2}]}",
      ["Idempotency-Key": "used"], is: 422, "idempotency-key-reused", field: "Idempotency-Key"),
    Case(
      "POST", "/users", "{\"name\":\"x\",\"email\":\"x@y.z\"}", ["Idempotency-Key": "a b"], is: 400, "malformed-value",
      field: "Idempotency-Key"),
  ]

  private static let lists = [
    Case("GET", "/orders?limit=0", "", is: 422, "out-of-range", field: "limit"),
    Case("GET", "/orders?limit=many", "", is: 400, "malformed-value", field: "limit"),
    Case("GET", "/orders?cursor=x", "", is: 400, "malformed-value", field: "cursor"),
    Case("GET", "/products?sort=best", "", is: 422, "out-of-range", field: "sort"),
    Case("GET", "/orders?colour=red", "", is: 400, "unknown-field", field: "colour"),
    Case("GET", "/reports/best-sellers?from=2026-02-30", "", is: 400, "malformed-value", field: "from"),
    Case("GET", "/reports/best", "", is: 404, "not-found"),
    Case(
      "POST", "/imports/products", "sku,prise\nA,1\n", ["Content-Type": "text/csv"], is: 400, "unknown-field",
      field: "prise"),
    Case("POST", "/imports/orders", "", ["Content-Type": "text/csv"], is: 400, "unreadable-file"),
  ]
}
