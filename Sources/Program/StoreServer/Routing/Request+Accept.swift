import HTTPServer

extension Request {
  /// Whether the client asks for a page, as browsers do and programs do not.
  var asksForHTML: Bool {
    guard let accept = fields[.accept] else { return false }
    return accept.split(separator: ",").contains { range in
      let parts = range.split(separator: ";").map { $0.filter { !$0.isWhitespace }.lowercased() }
      guard parts.first == "text/html" || parts.first == "application/xhtml+xml" else { return false }
      return !parts.dropFirst().contains {
        $0.hasPrefix("q=0") && $0.dropFirst(3).allSatisfy { $0 == "." || $0 == "0" }
      }
    }
  }
}
