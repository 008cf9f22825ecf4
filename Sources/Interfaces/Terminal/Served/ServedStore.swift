/// A store that another process has open and serves: it is reached through its API.
public protocol ServedStore: Sendable {
  /// Where: "127.0.0.1:5000".
  var address: String { get }

  /// Sends one request and returns the answer whole.
  ///
  /// - Parameters:
  ///   - target: path and query.
  ///   - body: a file to send, and how long it is; `nil` sends a GET.
  /// - Throws: an error that says why there is no answer.
  func answer(to target: String, sending body: ServedBody?) async throws -> ServedAnswer
}

/// What is sent to a served store.
public struct ServedBody: Sendable {
  /// A media type.
  public let type: String
  /// In bytes.
  public let length: Int
  /// The next bytes; none at the end.
  public let next: @Sendable () async throws -> [UInt8]

  public init(type: String, length: Int, next: @escaping @Sendable () async throws -> [UInt8]) {
    self.type = type
    self.length = length
    self.next = next
  }
}

/// What a served store answered.
public struct ServedAnswer: Sendable {
  /// Of HTTP.
  public let status: Int
  public let body: [UInt8]

  public init(status: Int, body: [UInt8]) {
    self.status = status
    self.body = body
  }
}
