import HTTPServer

/// Keeps other sites from changing the store through a visitor's browser.
///
/// Browsers say where a request comes from: in `Sec-Fetch-Site` (W3C Fetch Metadata) or, older ones, in `Origin`.
/// Programs send neither and are let through: nobody tricks them into requests.
enum CrossSiteProtection {
  /// - Throws: `HTTPError` 403.
  static func check(_ request: Request) throws(HTTPError) {
    guard isAllowed(request) else { throw HTTPError(.forbidden) }
  }

  private static func isAllowed(_ request: Request) -> Bool {
    if request.method == .get || request.method == .head || request.method == .options { return true }
    if let site = request.fields[secFetchSite] { return site == "same-origin" || site == "none" }
    guard let origin = request.fields[.origin] else { return true }
    guard let scheme = origin.firstRange(of: "://"), let host = request.fields[.host] else { return false }
    return origin[scheme.upperBound...].lowercased() == host.lowercased()
  }

  private static let secFetchSite: FieldName = "Sec-Fetch-Site"
}
