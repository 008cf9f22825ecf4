import JSON
import Queries

extension OrderPage {
  /// `{"orders": […], "next_cursor": …}`, the summaries as they were projected.
  var json: [UInt8] {
    var json = JSONWriter(reserving: summaries.reduce(128) { $0 + $1.count + 1 })
    json.object {
      $0.array("orders") { for summary in summaries { $0.value(raw: summary) } }
      $0.member("next_cursor", next.map { "\($0)" })
    }
    return json.bytes
  }
}
