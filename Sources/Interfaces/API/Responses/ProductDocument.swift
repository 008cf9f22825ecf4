import JSON

/// A product as the API shows it: the document of the read side, and what the shelf holds.
enum ProductDocument {
  /// The object in `json` with one more member, `on_hand`: null where the stock is not tracked.
  static func json(_ json: [UInt8], onHand: Int?) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(json.count + 32)
    bytes += json[..<max(0, json.count - 1)]
    bytes += ",\"on_hand\":".utf8
    bytes += (onHand.map { String($0) } ?? "null").utf8
    bytes.append(UInt8(ascii: "}"))
    return bytes
  }
}
