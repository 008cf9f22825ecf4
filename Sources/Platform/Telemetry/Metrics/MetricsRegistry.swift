internal import Synchronization

/// The metrics of a program, by name and labels.
///
/// Asking for a metric takes a lock and gives a handle to keep: counting with it takes none.
///
/// ```swift
/// let served = metrics.counter("http_requests_total", "Requests answered.", labels: ["method": "GET"])
/// served.increment()
/// ```
///
/// - Precondition: A name begins with a letter, `_` or `:` and goes on with these and digits, and is used for one kind
///   of metric only. Both are known when the program is written, so that they stop it.
public final class MetricsRegistry: Sendable {
  private let families = Mutex<[String: MetricFamily]>([:])

  /// A registry without metrics.
  public init() {}

  /// The counter of that name and labels, new if there is none. By custom its name ends in `_total`.
  public func counter(_ name: String, _ help: String, labels: MetricLabels = MetricLabels()) -> Counter {
    let series = series(name, help, .counter, labels) { .counter(Counter()) }
    guard case .counter(let counter) = series else { preconditionFailure("\(name)\(labels.list) is read by a closure") }
    return counter
  }

  /// The gauge of that name and labels, new if there is none.
  public func gauge(_ name: String, _ help: String, labels: MetricLabels = MetricLabels()) -> Gauge {
    let series = series(name, help, .gauge, labels) { .gauge(Gauge()) }
    guard case .gauge(let gauge) = series else { preconditionFailure("\(name)\(labels.list) is read by a closure") }
    return gauge
  }

  /// The histogram of that name and labels, new if there is none. By custom its name ends in the unit, as `_seconds`.
  public func histogram(
    _ name: String, _ help: String, labels: MetricLabels = MetricLabels(), buckets: HistogramBuckets = .seconds
  ) -> Histogram {
    let series = series(name, help, .histogram, labels) { .histogram(Histogram(buckets)) }
    guard case .histogram(let histogram) = series else { preconditionFailure("\(name) is no histogram") }
    return histogram
  }

  /// A gauge that is read when the metrics are asked for. A second one with the same labels takes the first one's place.
  public func gauge(
    _ name: String, _ help: String, labels: MetricLabels = MetricLabels(),
    reading read: @escaping @Sendable () -> Double
  ) {
    replace(name, help, .gauge, labels, by: .read(read))
  }

  /// A counter that is kept elsewhere and read when the metrics are asked for.
  public func counter(
    _ name: String, _ help: String, labels: MetricLabels = MetricLabels(), reading read: @escaping @Sendable () -> Int
  ) {
    replace(name, help, .counter, labels, by: .read { Double(read()) })
  }

  /// All metrics as Prometheus scrapes them: `text/plain; version=0.0.4; charset=utf-8`, in the order of their names.
  public func prometheusText() -> String {
    // Closures run and values are added up outside of the lock.
    let families = families.withLock { Array($0.values) }.sorted { $0.name < $1.name }
    var text = ""
    for family in families { PrometheusText.append(family, to: &text) }
    return text
  }

  private func series(
    _ name: String, _ help: String, _ kind: MetricFamily.Kind, _ labels: MetricLabels,
    making make: () -> MetricFamily.Series
  ) -> MetricFamily.Series {
    families.withLock { families in
      families[name, default: MetricFamily(name: name, help: help, kind: kind)].series(labels, kind, making: make)
    }
  }

  private func replace(
    _ name: String, _ help: String, _ kind: MetricFamily.Kind, _ labels: MetricLabels, by series: MetricFamily.Series
  ) {
    families.withLock { families in
      families[name, default: MetricFamily(name: name, help: help, kind: kind)].replace(labels, kind, by: series)
    }
  }
}
