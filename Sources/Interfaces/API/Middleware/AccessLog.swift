import HTTPServer
import Telemetry

/// Writes one record for each request: what was asked of which route, the outcome and how long it took.
///
/// Neither bodies nor the values in paths and queries are written: they may be personal.
struct AccessLog: Sendable {
  private let logger: Logger

  init(_ logger: Logger) { self.logger = logger }

  func write(_ request: Request, _ status: Status, _ duration: Duration, error: (any Error)?) {
    let isFault = status.rawValue >= 500
    logger.log(isFault ? .warning : .info, "request", fields(request, status, duration, isFault ? error : nil))
  }

  private func fields(_ request: Request, _ status: Status, _ duration: Duration, _ error: (any Error)?) -> LogFields {
    var fields: LogFields = [
      "request_id": .string(request.id), "method": .string(request.method.rawValue),
      "route": .string(request.route?.path ?? "none"), "status": .int(status.rawValue),
      "milliseconds": .milliseconds(duration),
    ]
    if let error { fields["error"] = .error(error) }
    return fields
  }
}
