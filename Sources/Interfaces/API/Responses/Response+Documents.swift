import HTTPServer

extension Response {
  /// A document of the read side, as it is. Only the client may keep it, and asks each time whether it still holds.
  static func document(_ json: [UInt8]) -> Response {
    var response = Response.json(json)
    response.revalidate()
    return response
  }

  /// Has caches of the client's own ask again each time, with the tag that the response gets.
  mutating func revalidate() { fields.append(.cacheControl, "private, no-cache") }
}
