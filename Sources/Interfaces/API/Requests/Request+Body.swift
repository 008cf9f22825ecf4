import HTTPServer
import JSON

extension Request {
  /// The JSON document in the body.
  /// - Throws: `Problem` for another media type, `JSONError` for what is not JSON.
  func document() throws -> JSONReader {
    let type = "application/json"
    guard fields[.contentType] == type || mediaType == type else {
      throw Problem.unsupported("the body as JSON", type: type)
    }
    return try JSONReader(parsing: body, limits: JSONLimits(depth: 16, values: 10_000))
  }

  /// Accepts no body, or an object without members: for steps that need nothing beyond their address.
  func requireNoDocument() throws {
    if !body.isEmpty { try document().requireKnown([]) }
  }
}
