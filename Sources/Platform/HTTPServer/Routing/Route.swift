/// What answers a request: a function from request to response.
public typealias Handler = @Sendable (Request) async throws -> Response

/// One entry of an interface's list of routes.
public struct Route: Sendable {
  public let method: Method
  /// Segments, literal or `{captured}`: "/orders/{id}/cancel".
  public let path: String
  /// What a client must be allowed to do; nil where anyone may. The server leaves the meaning to a middleware.
  public let right: String?
  /// Bytes; a longer body is answered 413.
  public let bodyLimit: Int
  /// Whether the handler begins before the body is complete and reads it from `request.bodyStream`.
  public let streamsBody: Bool
  public let handler: Handler

  /// 1 MiB
  public static let defaultBodyLimit = 1 << 20

  public init(
    _ method: Method, _ path: String, right: String? = nil, bodyLimit: Int = Route.defaultBodyLimit,
    streamsBody: Bool = false, handler: @escaping Handler
  ) {
    self.method = method
    self.path = path
    self.right = right
    self.bodyLimit = bodyLimit
    self.streamsBody = streamsBody
    self.handler = handler
  }

  /// The names the path captures, in order.
  public var captures: [String] {
    Pattern.segments(of: path).compactMap { segment in
      if case .capture(let name) = segment { name } else { nil }
    }
  }
}
