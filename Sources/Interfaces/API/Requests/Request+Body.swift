import HTTPServer
import JSON

extension Request {
  /// The JSON document in the body.
  /// - Throws: `Problem` for another media type, `JSONError` for what is not JSON.
  func document() throws -> JSONReader {
    guard fields[.contentType] == Problem.accepted || mediaType == Problem.accepted else {
      throw Problem(
        .unsupportedMediaType, "Send the body as JSON, with Content-Type: \(Problem.accepted).", field: "Content-Type")
    }
    return try JSONReader(parsing: body, limits: JSONLimits(depth: 16, values: 10_000))
  }

  /// Accepts no body, or an object without members: for steps that need nothing beyond their address.
  func requireNoDocument() throws {
    if !body.isEmpty { try document().requireKnown([]) }
  }
}
