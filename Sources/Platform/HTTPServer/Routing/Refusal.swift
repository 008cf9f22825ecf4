/// An answer that the server makes itself: 400, 404, 405, 413, 417, 500, 501, 503.
public struct Refusal: Sendable {
  public let status: Status
  /// As far as it was read; nil where its head was not understood.
  public let request: Request?
  /// What a handler threw, for a 500.
  public let error: (any Error)?
  /// What the response must say whatever it looks like: Allow for 405.
  public let fields: Fields

  init(_ status: Status, _ request: Request?, error: (any Error)? = nil, fields: Fields = Fields()) {
    self.status = status
    self.request = request
    self.error = error
    self.fields = fields
  }

  /// "404 Not Found" as plain text.
  public static func plain(_ refusal: Refusal) -> Response {
    .text("\(refusal.status)\n", status: refusal.status)
  }
}

/// Thrown by a handler or a middleware to have the server refuse with a status.
public struct HTTPError: Error, Hashable, Sendable {
  public let status: Status

  public init(_ status: Status) {
    self.status = status
  }
}

/// Thrown by a middleware that changed a request in the place of what it caught, so that the refusal knows the request
/// as changed: named, say.
public struct RequestFailure: Error {
  public let request: Request
  public let error: any Error

  public init(_ request: Request, _ error: any Error) {
    self.request = request
    self.error = error
  }
}
