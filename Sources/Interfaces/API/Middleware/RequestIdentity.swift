public import HTTPServer
import Telemetry

/// Names every request, so that its log records and its response can be told to belong together.
///
/// A name that a client or a proxy gives in `X-Request-Id` is kept if it is 1 to 64 letters, digits, `-`, `_` or `.`.
public struct RequestIdentity: Sendable {
  private let random: @Sendable () -> UInt64

  /// - Parameter random: 64 bits of chance for each name of our own.
  public init(random: @escaping @Sendable () -> UInt64) { self.random = random }

  /// The middleware.
  public func handle(_ request: Request, _ next: Next) async throws -> Response {
    let id = Self.given(in: request) ?? hexadecimal(random())
    var request = request
    request.id = id
    var response = try await LogContext.with(["request_id": .string(id)]) { [request] in try await next(request) }
    response.fields.append(.requestID, id)
    return response
  }

  private static func given(in request: Request) -> String? {
    guard let id = request.fields[.requestID], (1...64).contains(id.utf8.count) else { return nil }
    let isPlain = id.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
        true
      default: false
      }
    }
    return isPlain ? id : nil
  }

  private func hexadecimal(_ number: UInt64) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}

extension FieldName {
  /// Names the request in the log.
  static let requestID: FieldName = "X-Request-Id"
}
