import Telemetry
import Testing

@Suite("Metrics")
struct MetricsTests {
  @Test("No increment of any thread is lost")
  func counters() async {
    let counter = Counter()
    let gauge = Gauge()
    let histogram = Histogram(HistogramBuckets([1, 2]))
    await withTaskGroup(of: Void.self) { group in
      for task in 0..<16 {
        group.addTask {
          for _ in 0..<5000 {
            counter.increment()
            gauge.increment()
            histogram.observe(Double(task % 4))
          }
          gauge.add(-4000)
        }
      }
    }
    #expect(counter.value == 80_000)
    #expect(gauge.value == 16_000)
    #expect(histogram.snapshot.buckets == [40_000, 20_000, 20_000])
    #expect(histogram.snapshot.sum == 120_000)
  }

  @Test("A counter never falls")
  func negative() {
    let counter = Counter()
    counter.increment(by: 3)
    counter.increment(by: -2)
    counter.increment(by: 0)
    #expect(counter.value == 3)
  }

  @Test("A value on a bound belongs below it")
  func bounds() {
    let histogram = Histogram(HistogramBuckets([2, 1, 2, .infinity]))
    #expect(histogram.bounds == [1, 2])
    for value in [0, 1, 1.5, 2, 2.5, .infinity, .nan] { histogram.observe(value) }
    #expect(histogram.snapshot.buckets == [2, 2, 2])
    #expect(HistogramBuckets.exponential(from: 1, factor: 10, count: 3).bounds == [1, 10, 100])
  }

  @Test("A length of time is counted in seconds")
  func durations() {
    let histogram = Histogram()
    histogram.observe(.milliseconds(250))
    #expect(histogram.snapshot.sum == 0.25)
  }

  @Test("The same name and labels are the same series, in whatever order they stand")
  func handles() {
    let metrics = MetricsRegistry()
    metrics.counter("hits_total", "Hits.", labels: ["a": "1", "b": "2"]).increment()
    #expect(metrics.counter("hits_total", "Hits.", labels: ["b": "2", "a": "1"]).value == 1)
    #expect(metrics.counter("hits_total", "Hits.", labels: ["a": "1"]).value == 0)
  }

  @Test("Metrics may be asked for from many threads while they are scraped")
  func concurrentRegistration() async {
    let metrics = MetricsRegistry()
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<8 {
        group.addTask {
          for number in 0..<100 {
            metrics.counter("hits_total", "Hits.", labels: ["n": "\(number)"]).increment()
            if number.isMultiple(of: 25) { _ = metrics.prometheusText() }
          }
        }
      }
    }
    let values = metrics.prometheusText().split(separator: "\n").dropFirst(2).compactMap {
      $0.split(separator: " ").last
    }
    #expect(values == Array(repeating: "8", count: 100))
  }
}
