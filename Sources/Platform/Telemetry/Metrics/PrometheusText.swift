/// The text format of Prometheus, version 0.0.4.
enum PrometheusText {
  static func append(_ family: MetricFamily, to text: inout String) {
    text += "# HELP \(family.name) \(escaped(family.help, quotes: false))\n"
    text += "# TYPE \(family.name) \(family.kind.rawValue)\n"
    for (labels, series) in family.all {
      switch series {
      case .counter(let counter): appendSample(family.name, labels.list, "\(counter.value)", to: &text)
      case .gauge(let gauge): appendSample(family.name, labels.list, number(gauge.value), to: &text)
      case .read(let read): appendSample(family.name, labels.list, number(read()), to: &text)
      case .histogram(let histogram): append(histogram, family.name, labels.list, to: &text)
      }
    }
  }

  /// Buckets are cumulative: each holds those below it too, and the last is the count.
  private static func append(
    _ histogram: Histogram, _ name: String, _ labels: [MetricLabels.Label], to text: inout String
  ) {
    let snapshot = histogram.snapshot
    var count = 0
    for (bound, observed) in zip(histogram.bounds + [.infinity], snapshot.buckets) {
      count += observed
      let bucket = MetricLabels.Label(name: "le", value: number(bound))
      appendSample("\(name)_bucket", labels + [bucket], "\(count)", to: &text)
    }
    appendSample("\(name)_sum", labels, number(snapshot.sum), to: &text)
    appendSample("\(name)_count", labels, "\(count)", to: &text)
  }

  private static func appendSample(
    _ name: String, _ labels: [MetricLabels.Label], _ value: String, to text: inout String
  ) {
    text += name
    if !labels.isEmpty {
      text += "{"
      text += labels.map { "\($0.name)=\"\(escaped($0.value, quotes: true))\"" }.joined(separator: ",")
      text += "}"
    }
    text += " \(value)\n"
  }

  private static func number(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// Backslashes and line ends are escaped everywhere, quotes in labels only.
  private static func escaped(_ text: String, quotes: Bool) -> String {
    text.unicodeScalars.reduce(into: "") { escaped, scalar in
      switch scalar {
      case "\\": escaped += "\\\\"
      case "\n": escaped += "\\n"
      case "\"" where quotes: escaped += "\\\""
      default: escaped.unicodeScalars.append(scalar)
      }
    }
  }
}
