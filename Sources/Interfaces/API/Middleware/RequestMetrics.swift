import HTTPServer
import Telemetry

/// Counts requests by route, method and class of status, and how long they take.
///
/// Every series is made beforehand, so that a request takes no lock.
struct RequestMetrics: Sendable {
  private struct Key: Hashable {
    let method: Method
    let path: String
  }

  private struct Series {
    /// For 1xx, 2xx, … 5xx.
    let requests: [Counter]
    let seconds: Histogram
  }

  private let series: [Key: Series]
  /// Of requests without a route, and with a method that is not that of the address.
  private let unmatched: Series

  /// - Parameters:
  ///   - registry: where the series are to be found.
  ///   - routes: every route that may answer.
  init(in registry: MetricsRegistry, for routes: Routes) {
    let keys = Set(routes.all.map { Key(method: $0.method, path: $0.path) })
    series = Dictionary(
      uniqueKeysWithValues: keys.map { ($0, Self.series(in: registry, $0.method.rawValue, $0.path)) })
    unmatched = Self.series(in: registry, "any", "none")
  }

  func count(_ request: Request, _ status: Status, _ duration: Duration) {
    let series = request.route.flatMap { self.series[Key(method: $0.method, path: $0.path)] } ?? unmatched
    series.seconds.observe(duration)
    let index = status.rawValue / 100 - 1
    if series.requests.indices.contains(index) { series.requests[index].increment() }
  }

  private static func series(in registry: MetricsRegistry, _ method: String, _ path: String) -> Series {
    Series(
      requests: (1...5).map {
        registry.counter(
          "http_requests_total", "Requests answered.",
          labels: ["method": method, "route": path, "status": "\($0)xx"])
      },
      seconds: registry.histogram(
        "http_request_duration_seconds", "From the complete request to the response's first byte.",
        labels: ["method": method, "route": path]))
  }
}
