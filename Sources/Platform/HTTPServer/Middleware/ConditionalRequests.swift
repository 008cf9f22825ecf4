/// Answers 304 where the client has what it asks for (RFC 9110 §13).
///
/// Tags answers to GET and HEAD that have a body in memory and no ETag yet, and answers 304 without the body where
/// If-None-Match names the tag. Goes outside of a middleware that compresses, since compressed bytes are others.
public struct ConditionalRequests: Middleware {
  public init() {}

  public func handle(_ request: Request, _ next: Next) async throws -> Response {
    try await next(request).conditional(on: request)
  }
}

extension Response {
  /// The response as `ConditionalRequests` answers: tagged, or 304.
  public consuming func conditional(on request: Request) -> Response {
    guard request.method == .get || request.method == .head, status == .ok else { return self }
    tag()
    return unlessKnown(to: request)
  }

  /// Gives a response whose body is in memory its ETag, unless it has one.
  public mutating func tag() {
    guard !fields.contains(.etag) else { return }
    switch body {
    case .bytes(let bytes): fields.append(.etag, bytes.withUnsafeBytes { EntityTag(of: $0) }.description)
    case .shared(let bytes): fields.append(.etag, bytes.tag.description)
    case .none, .file, .stream: break
    }
  }

  /// The response, or 304 with the fields a cache needs where the request's If-None-Match names its ETag.
  public func unlessKnown(to request: Request) -> Response {
    guard let known = request.fields[.ifNoneMatch], let tag = fields[.etag].flatMap(EntityTag.init(field:)),
      tag.isNamed(in: known)
    else { return self }
    // The body is not sent; it stays for its length, which a 304 must tell as the 200 would.
    var response = Response(.notModified, body: body)
    let kept: [FieldName] = [.etag, .cacheControl, .contentLocation, .date, .expires, .vary, .setCookie]
    for name in kept {
      for value in fields.all(name) { response.fields.append(name, value) }
    }
    return response
  }
}
