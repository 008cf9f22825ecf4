import Domain
import JSON
import Queries

/// What the shelves hold: a row for each product of a page, and the totals of all products.
struct StockOverview {
  let page: ProductPage
  let totals: StockTotals
  let currency: Currency

  /// - Throws: `JSONError` if a document of the read side is none of ours.
  func json() throws -> [UInt8] {
    var json = JSONWriter(reserving: 512 + page.products.count * 320)
    try json.object {
      try $0.array("stocks") { for row in page.products { try write(row, to: &$0) } }
      $0.object("totals") {
        $0.member("tracked", totals.tracked)
        $0.member("units", totals.units)
        $0.member("value", currency.text(minorUnits: totals.value))
        $0.member("out", totals.out)
        $0.member("low", totals.low)
        $0.member("untracked", totals.untracked)
      }
      $0.member("next_cursor", page.next?.description)
    }
    return json.bytes
  }

  private func write(_ row: ProductRow, to json: inout JSONWriter) throws {
    let product = try JSONReader(parsing: row.json)
    let price = try product.member("price").string()
    try json.object {
      $0.member("product_id", try product.member("id").string())
      $0.member("sku", try product.member("sku").string())
      $0.member("name", try product.member("name").string())
      $0.member("on_hand", row.onHand)
      $0.member("reorder_point", try product.optionalMember("reorder_point")?.int())
      $0.member("target_level", try product.optionalMember("target_level")?.int())
      $0.member("unit_price", price)
      $0.member("value", try row.onHand.map { currency.text(minorUnits: try value(of: $0, at: price)) })
    }
  }

  /// What is on hand at today's price, in the smallest unit of the currency; the largest number where that is more.
  private func value(of units: Int, at price: String) throws(StoreError) -> Int64 {
    try currency.money(price, field: "price").minorUnits.multipliedClamped(by: Int64(units))
  }
}
