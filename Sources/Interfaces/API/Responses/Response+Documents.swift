import HTTPServer

extension Response {
  /// A document of the read side, as it is. Only the client may keep it, and asks each time whether it still holds.
  static func document(_ json: [UInt8]) -> Response {
    Response(fields: kept, body: .bytes(json))
  }

  // Made once, since sharing them costs less than making them for each response.
  private static let kept: Fields = {
    var response = Response.json([])
    response.revalidate()
    return response.fields
  }()

  /// Has caches of the client's own ask again each time, with the tag that the response gets.
  mutating func revalidate() { fields.append(.cacheControl, "private, no-cache") }
}
