/// All series of one metric.
struct MetricFamily: Sendable {
  enum Kind: String, Sendable {
    case counter, gauge, histogram
  }

  enum Series: Sendable {
    case counter(Counter)
    case gauge(Gauge)
    case histogram(Histogram)
    case read(@Sendable () -> Double)
  }

  let name: String
  let help: String
  let kind: Kind
  /// In the order in which they were first asked for.
  private(set) var all: [(labels: MetricLabels, series: Series)] = []
  private var places: [MetricLabels: Int] = [:]

  init(name: String, help: String, kind: Kind) {
    precondition(MetricLabels.isName(name, colons: true), "\(name) cannot be the name of a metric")
    self.name = name
    self.help = help
    self.kind = kind
  }

  /// The series with these labels, made if there is none.
  mutating func series(_ labels: MetricLabels, _ kind: Kind, making make: () -> Series) -> Series {
    precondition(kind == self.kind, "\(name) is a \(self.kind) already and cannot be a \(kind)")
    if let place = places[labels] { return all[place].series }
    let series = make()
    append(labels, series)
    return series
  }

  /// Puts `series` in the place of the one with these labels, if there is one.
  mutating func replace(_ labels: MetricLabels, _ kind: Kind, by series: Series) {
    precondition(kind == self.kind, "\(name) is a \(self.kind) already and cannot be a \(kind)")
    if let place = places[labels] { all[place].series = series } else { append(labels, series) }
  }

  private mutating func append(_ labels: MetricLabels, _ series: Series) {
    places[labels] = all.count
    all.append((labels, series))
  }
}
