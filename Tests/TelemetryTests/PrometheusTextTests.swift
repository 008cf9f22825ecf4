import Telemetry
import Testing

@Suite("Prometheus text")
struct PrometheusTextTests {
  @Test("Families come by name, with help, type and samples")
  func families() {
    let metrics = MetricsRegistry()
    metrics.gauge("b_open", "Open\nnow \\ here \"x\".").set(2.5)
    metrics.counter("a_total", "All.", labels: ["path": "/\"a\\b\n"]).increment(by: 7)
    metrics.counter("a_total", "All.", labels: ["path": "/é"]).increment()
    metrics.gauge("c_lag_seconds", "Lag.") { .nan }
    metrics.gauge("c_lag_seconds", "Lag.", labels: ["of": "it"]) { -.infinity }
    metrics.counter("d_total", "Kept elsewhere.") { 12 }
    #expect(
      metrics.prometheusText() == #"""
        # HELP a_total All.
        # TYPE a_total counter
        a_total{path="/\"a\\b\n"} 7
        a_total{path="/é"} 1
        # HELP b_open Open\nnow \\ here "x".
        # TYPE b_open gauge
        b_open 2.5
        # HELP c_lag_seconds Lag.
        # TYPE c_lag_seconds gauge
        c_lag_seconds NaN
        c_lag_seconds{of="it"} -Inf
        # HELP d_total Kept elsewhere.
        # TYPE d_total counter
        d_total 12

        """#)
  }

  @Test("A histogram's buckets are cumulative and end in its count")
  func histogram() {
    let metrics = MetricsRegistry()
    let histogram = metrics.histogram(
      "took_seconds", "Time.", labels: ["route": "/"], buckets: HistogramBuckets([0.005, 1]))
    for value in [0.001, 0.25, 0.5, 3] { histogram.observe(value) }
    #expect(
      metrics.prometheusText() == """
        # HELP took_seconds Time.
        # TYPE took_seconds histogram
        took_seconds_bucket{route="/",le="0.005"} 1
        took_seconds_bucket{route="/",le="1"} 3
        took_seconds_bucket{route="/",le="+Inf"} 4
        took_seconds_sum{route="/"} 3.751
        took_seconds_count{route="/"} 4

        """)
  }

  @Test("A closure asked for again takes the first one's place")
  func replaced() {
    let metrics = MetricsRegistry()
    metrics.gauge("x", "X.") { 1 }
    metrics.gauge("x", "X.") { 2 }
    #expect(metrics.prometheusText().hasSuffix("gauge\nx 2\n"))
  }

  @Test("A name of two kinds stops the program")
  func kinds() async {
    await #expect(processExitsWith: .failure) {
      let metrics = MetricsRegistry()
      _ = metrics.counter("x", "X.")
      _ = metrics.gauge("x", "X.")
    }
  }

  @Test("A name that cannot be a metric's stops the program")
  func names() async {
    await #expect(processExitsWith: .failure) { _ = MetricsRegistry().counter("a-b", "X.") }
  }
}
