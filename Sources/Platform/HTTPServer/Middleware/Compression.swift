/// Compresses answers of a compressible type whose body is in memory, for clients that understand gzip; streams and files
/// go as they are.
public struct Compression: Middleware {
  private let minimum: Int
  private let level: Int

  /// - Parameters:
  ///   - minimum: bytes; a shorter body is not worth it.
  ///   - level: 1, fast, to 9, small. Bytes that live on are compressed once, at 9.
  public init(minimum: Int = 1024, level: Int = 4) {
    self.minimum = minimum
    self.level = level
  }

  public func handle(_ request: Request, _ next: Next) async throws -> Response {
    var response = try await next(request)
    guard response.isWorthCompressing(minimum) else { return response }
    response.fields.append(.vary, "Accept-Encoding")
    guard request.acceptsGzip else { return response }
    switch response.body {
    case .bytes(let bytes):
      guard let compressed = Gzip.compress(bytes, level: level) else { return response }
      response.body = .bytes(compressed)
    case .shared(let bytes):
      guard let compressed = bytes.compressed else { return response }
      response.body = .shared(compressed)
    case .none, .file, .stream:
      return response
    }
    response.fields[.contentEncoding] = "gzip"
    response.weakenTag()
    return response
  }
}

extension Response {
  fileprivate func isWorthCompressing(_ minimum: Int) -> Bool {
    let count =
      switch body {
      case .bytes(let bytes): bytes.count
      case .shared(let bytes): bytes.count
      case .none, .file, .stream: 0
      }
    guard count >= minimum, !fields.contains(.contentEncoding) else { return false }
    let type = fields[.contentType]?[...].withoutParameters ?? ""
    let isText = type.hasPrefix("text/") && type != "text/event-stream"
    return isText || type.hasSuffix("+json") || type.hasSuffix("+xml") || Self.compressible.contains(type)
  }

  private static let compressible: Set<String> = [
    "application/json", "application/javascript", "application/xml", "application/manifest+json",
  ]

  /// The compressed bytes are others, yet mean the same.
  fileprivate mutating func weakenTag() {
    guard let tag = fields[.etag].flatMap(EntityTag.init(field:)), !tag.isWeak else { return }
    fields[.etag] = EntityTag(tag.text, isWeak: true).description
  }
}

extension Request {
  /// Whether Accept-Encoding names gzip, or anything, with a weight above zero (RFC 9110 §12.5.3).
  var acceptsGzip: Bool {
    var anything = false
    for field in fields.all(.acceptEncoding) {
      for coding in field.split(separator: ",") {
        let parts = coding.split(separator: ";")
        let name = parts.first?.trimmed.lowercased()
        let isRefused = parts.dropFirst().contains { part in
          let weight = part.trimmed
          return weight.hasPrefix("q=") && Double(weight.dropFirst(2)) == 0
        }
        if name == "gzip" { return !isRefused }
        if name == "*" { anything = !isRefused }
      }
    }
    return anything
  }
}
