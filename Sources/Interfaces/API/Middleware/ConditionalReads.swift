import HTTPServer

/// Tags what reads answer, and answers 304 to a client that has it already.
enum ConditionalReads {
  static func handle(_ request: Request, _ next: Next) async throws -> Response {
    var response = try await next(request)
    guard request.method == .get || request.method == .head else { return response }
    guard response.status == .ok, case .bytes(let bytes) = response.body else { return response }
    let tag = EntityTag(of: bytes)
    response.fields.append(.etag, tag.text)
    // Kept by the client only, and asked for again each time.
    response.fields.append(.cacheControl, "private, no-cache")
    if let known = request.fields[.ifNoneMatch], tag.isNamed(in: known) {
      response.status = .notModified
      response.body = .none
      response.fields.remove(.contentType)
    }
    return response
  }
}
