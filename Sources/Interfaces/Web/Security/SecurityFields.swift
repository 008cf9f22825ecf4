import HTTPServer

/// What browsers are told so that a page can do no more than it is meant to.
struct SecurityFields: Middleware {
  /// Everything from this site, nothing inside the page: no script at all, no style but the sheet, no frame around it.
  static let policy = [
    "default-src 'none'", "style-src 'self'", "img-src 'self'", "form-action 'self'", "base-uri 'none'",
    "frame-ancestors 'none'",
  ].joined(separator: "; ")

  static let all: [(name: FieldName, value: String)] = [
    (.contentSecurityPolicy, policy),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
  ]

  func handle(_ request: Request, _ next: Next) async throws -> Response {
    var response = try await next(request)
    Self.add(to: &response)
    return response
  }

  /// Adds them, whatever made the response.
  static func add(to response: inout Response) {
    for (name, value) in all { response.fields[name] = value }
  }
}
