public import HTTPServer
public import Telemetry

/// Writes one record for each request: what was asked of which route, the outcome and how long it took.
///
/// Neither bodies nor the values in paths and queries are written: they may be personal.
public struct AccessLog: Sendable {
  private let logger: Logger

  public init(_ logger: Logger) { self.logger = logger }

  /// The middleware.
  public func handle(_ request: Request, _ next: Next) async throws -> Response {
    let start = ContinuousClock.now
    do {
      let response = try await next(request)
      write(request, response.status, since: start)
      return response
    } catch {
      let status = (error as? HTTPError)?.status ?? .internalServerError
      write(request, status, since: start, error: error)
      throw error
    }
  }

  private func write(
    _ request: Request, _ status: Status, since start: ContinuousClock.Instant, error: (any Error)? = nil
  ) {
    let isFault = status.rawValue >= 500
    logger.log(isFault ? .warning : .info, "request", fields(request, status, start, isFault ? error : nil))
  }

  private func fields(
    _ request: Request, _ status: Status, _ start: ContinuousClock.Instant, _ error: (any Error)?
  ) -> LogFields {
    var fields: LogFields = [
      "method": .string(request.method.rawValue), "route": .string(request.route?.path ?? "none"),
      "status": .int(status.rawValue), "milliseconds": .milliseconds(.now - start),
    ]
    if let error { fields["error"] = .error(error) }
    return fields
  }
}
