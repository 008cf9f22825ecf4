public import HTTPServer
import Telemetry

/// Names every request, so that its log records and its response can be told to belong together.
///
/// A name that a client or a proxy gives in `X-Request-Id` is kept if it is 1 to 64 letters, digits, `-`, `_` or `.`.
public struct RequestIdentity: Sendable {
  private let names: RequestNames

  /// - Parameter seed: 64 bits of chance, from which the names of our own follow: they are no secret.
  public init(seed: UInt64) { names = RequestNames(seed: seed) }

  /// The middleware.
  public func handle(_ request: Request, _ next: Next) async throws -> Response {
    let id = Self.given(in: request) ?? names.next()
    var request = request
    request.id = id
    do {
      var response = try await LogContext.with(["request_id": .string(id)]) { [request] in try await next(request) }
      response.fields.append(.requestID, id)
      return response
    } catch {
      throw RequestFailure(request, error)
    }
  }

  /// Names the request in an answer to what a handler threw: such an answer is made behind the middleware's back.
  public static func name(_ response: inout Response, to refusal: Refusal) {
    guard refusal.error != nil, let id = refusal.request?.id, !id.isEmpty else { return }
    response.fields[.requestID] = id
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
}

extension FieldName {
  /// Names the request in the log.
  static let requestID: FieldName = "X-Request-Id"
}
