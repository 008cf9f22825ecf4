public import HTTPServer

extension Problem {
  /// The server's own refusals, made before or beside any handler.
  public init(_ refusal: Refusal) {
    let request = refusal.request
    switch refusal.status {
    case .notFound:
      self.init(.noSuchAddress, "There is nothing at this address. The API is under \(StoreAPI.prefix).")
    case .methodNotAllowed:
      let allowed = refusal.fields[.allow] ?? ""
      self.init(
        .methodNotAllowed, "\(request?.method.rawValue ?? "The method") is not for this address; use \(allowed).")
    case .forbidden:
      self.init(
        .crossSite, "A page of another site sent this. Open the store itself, or send the request from a program.")
    case .misdirectedRequest:
      self.init(
        .wrongHost, "Use http://localhost, or have the operator add the name to those that the store goes by.",
        field: FieldName.host.text)
    case .notImplemented: self.init(.unknownMethod, "Use a method of RFC 9110, such as GET or POST.")
    case .contentTooLarge:
      let limit = request?.route.map { "at most \($0.bodyLimit) bytes" } ?? "less"
      self.init(.contentTooLarge, "Send \(limit), in several requests if need be.")
    case .uriTooLong: self.init(.addressTooLong, "Send a shorter path and query.")
    case .headerFieldsTooLarge: self.init(.headTooLarge, "Send fewer or shorter header fields.")
    case .expectationFailed: self.init(.expectationFailed, "Leave Expect out, or send 100-continue.")
    case .requestTimeout: self.init(.timeout, "Send the whole request sooner.")
    case .serviceUnavailable:
      self.init(.busy, "The server takes no more requests at present. Try again in a second.", retryAfter: 1)
    case let status where status.rawValue < 500:
      self.init(.malformedRequest, "The request is no well-formed HTTP/1.1; see RFC 9112.")
    default: self = .internalFault(refusal.error)
    }
  }

  /// A fault of the program: what it was is for the log.
  static func internalFault(_ error: (any Error)?) -> Problem {
    Problem(
      .internalFault, "Nothing is wrong with the request. Tell the operator its X-Request-Id; the log has the cause.",
      cause: error.map { String(describing: $0) })
  }
}
