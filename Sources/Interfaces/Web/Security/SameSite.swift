import HTTPServer

/// Refuses forms that another site sent in a visitor's name.
enum SameSite {
  /// Goes by Sec-Fetch-Site, which pages cannot forge; by Origin where a browser is too old for it. A client that
  /// sends neither is no browser, and carries nobody's cookies.
  static let middleware: Middleware = { request, next in
    guard isFromHere(request.fields) else { throw HTTPError(.forbidden) }
    return try await next(request)
  }

  private static func isFromHere(_ fields: Fields) -> Bool {
    if let site = fields["Sec-Fetch-Site"] { return site == "same-origin" || site == "none" }
    guard let origin = fields[.origin] else { return true }
    guard let host = fields[.host], let scheme = origin.firstRange(of: "://") else { return false }
    return origin[scheme.upperBound...] == host
  }
}
