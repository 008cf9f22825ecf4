/// A request method (RFC 9110 §9): a case-sensitive word.
public struct Method: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
  public let rawValue: String

  /// Any word; methods outside `known` are answered 501 unless a route names them.
  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  public static let get = Method(rawValue: "GET")
  public static let head = Method(rawValue: "HEAD")
  public static let post = Method(rawValue: "POST")
  public static let put = Method(rawValue: "PUT")
  public static let patch = Method(rawValue: "PATCH")
  public static let delete = Method(rawValue: "DELETE")
  public static let options = Method(rawValue: "OPTIONS")
  public static let trace = Method(rawValue: "TRACE")
  public static let query = Method(rawValue: "QUERY")
  public static let connect = Method(rawValue: "CONNECT")

  /// The methods of RFC 9110 and RFC 5789, and QUERY: a resource without one of them answers 405, not 501.
  public static let known: Set<Method> = [
    .get, .head, .post, .put, .patch, .delete, .options, .trace, .query, .connect,
  ]

  /// Whether it is one of `known`.
  public var isKnown: Bool { Self.known.contains(self) }

  public var description: String { rawValue }
}
