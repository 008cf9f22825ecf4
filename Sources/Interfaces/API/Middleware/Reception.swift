public import HTTPServer
public import Telemetry

/// Around every request: it is named, refused where it comes under another's name or from another site, counted and
/// written down.
///
/// One middleware for all of it: each one more is a call that every request waits for.
public struct Reception: Middleware {
  private let names: RequestNames
  private let hosts: HostCheck
  private let metrics: RequestMetrics
  private let log: AccessLog

  /// - Parameters:
  ///   - seed: 64 bits of chance, from which the names of requests follow: they are no secret.
  ///   - hosts: host names without port by which the store is also reached; those of loopback always hold.
  ///   - metrics: where requests are counted.
  ///   - routes: every route that may answer.
  ///   - logger: where requests are written down.
  public init(seed: UInt64, hosts: [String], metrics: MetricsRegistry, routes: Routes, logger: Logger) {
    names = RequestNames(seed: seed)
    self.hosts = HostCheck(alsoKnownAs: hosts)
    self.metrics = RequestMetrics(in: metrics, for: routes)
    log = AccessLog(logger)
  }

  /// - Throws: `RequestFailure`, so that what answers it knows the request by its name. Of another host it holds
  ///   `HTTPError` 421, from another site 403, so that people get a page and programs a problem.
  public func handle(_ request: Request, _ next: Next) async throws -> Response {
    var request = request
    request.id = request.givenName ?? names.next()
    let start = ContinuousClock.now
    do {
      try hosts.check(request)
      try CrossSiteProtection.check(request)
      var response = try await next(request)
      note(request, response.status, since: start)
      response.fields.append(.requestID, request.id)
      return response
    } catch {
      note(request, (error as? HTTPError)?.status ?? .internalServerError, since: start, error: error)
      throw RequestFailure(request, error)
    }
  }

  private func note(
    _ request: Request, _ status: Status, since start: ContinuousClock.Instant, error: (any Error)? = nil
  ) {
    let duration = ContinuousClock.now - start
    metrics.count(request, status, duration)
    log.write(request, status, duration, error: error)
  }

  /// Names the request in an answer to what a handler threw: such an answer is made behind the middleware's back.
  public static func name(_ response: inout Response, to refusal: Refusal) {
    guard refusal.error != nil, let id = refusal.request?.id, !id.isEmpty else { return }
    response.fields[.requestID] = id
  }
}
