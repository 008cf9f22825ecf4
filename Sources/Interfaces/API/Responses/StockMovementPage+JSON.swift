import JSON
import Queries

extension StockMovementPage {
  /// `{"stock_movements": […], "next_cursor": …}`, the movements as they were projected.
  var json: [UInt8] {
    var json = JSONWriter(reserving: movements.reduce(128) { $0 + $1.count + 1 })
    json.object {
      $0.array("stock_movements") { for movement in movements { $0.value(raw: movement) } }
      $0.member("next_cursor", next.map { "\($0)" })
    }
    return json.bytes
  }
}
