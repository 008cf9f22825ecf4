/// The name of a header field; compared without regard to case.
public struct FieldName: Sendable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
  public let text: String

  public init(_ text: String) {
    self.text = text
  }

  public init(stringLiteral text: String) {
    self.text = text
  }

  public static let accept: FieldName = "Accept"
  public static let acceptEncoding: FieldName = "Accept-Encoding"
  public static let acceptLanguage: FieldName = "Accept-Language"
  public static let allow: FieldName = "Allow"
  public static let authorization: FieldName = "Authorization"
  public static let cacheControl: FieldName = "Cache-Control"
  public static let connection: FieldName = "Connection"
  public static let contentDisposition: FieldName = "Content-Disposition"
  public static let contentEncoding: FieldName = "Content-Encoding"
  public static let contentLanguage: FieldName = "Content-Language"
  public static let contentLength: FieldName = "Content-Length"
  public static let contentLocation: FieldName = "Content-Location"
  public static let contentSecurityPolicy: FieldName = "Content-Security-Policy"
  public static let contentType: FieldName = "Content-Type"
  public static let cookie: FieldName = "Cookie"
  public static let date: FieldName = "Date"
  public static let etag: FieldName = "ETag"
  public static let expires: FieldName = "Expires"
  public static let host: FieldName = "Host"
  public static let ifMatch: FieldName = "If-Match"
  public static let ifNoneMatch: FieldName = "If-None-Match"
  public static let lastModified: FieldName = "Last-Modified"
  public static let link: FieldName = "Link"
  public static let location: FieldName = "Location"
  public static let origin: FieldName = "Origin"
  public static let referrer: FieldName = "Referer"
  public static let retryAfter: FieldName = "Retry-After"
  public static let setCookie: FieldName = "Set-Cookie"
  public static let transferEncoding: FieldName = "Transfer-Encoding"
  public static let userAgent: FieldName = "User-Agent"
  public static let vary: FieldName = "Vary"
  public static let wwwAuthenticate: FieldName = "WWW-Authenticate"

  public static func == (left: FieldName, right: FieldName) -> Bool {
    let (left, right) = (left.text.utf8, right.text.utf8)
    return left.count == right.count && zip(left, right).allSatisfy { $0.lowercased == $1.lowercased }
  }

  public func hash(into hasher: inout Hasher) {
    for byte in text.utf8 { hasher.combine(byte.lowercased) }
  }

  public var description: String { text }
}

extension UInt8 {
  /// The byte, an ASCII capital made small.
  @inline(__always)
  var lowercased: UInt8 { self &- 65 < 26 ? self | 32 : self }
}
