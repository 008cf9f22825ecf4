/// What tells the series of one metric apart: `["method": "GET", "route": "/orders"]`.
///
/// Values are to come from small sets, since each combination is kept for ever.
public struct MetricLabels: Hashable, Sendable, ExpressibleByDictionaryLiteral {
  struct Label: Hashable, Sendable {
    let name: String
    let value: String
  }

  /// In the order of their names, so that the order of writing makes no other series.
  let list: [Label]

  /// No labels.
  public init() { list = [] }

  /// - Precondition: Names begin with a letter or `_` and go on with these and digits, do not begin with `__`, are not
  ///   `le`, which histograms use themselves, and stand once each.
  public init(dictionaryLiteral labels: (String, String)...) {
    list = labels.map { Label(name: $0, value: $1) }.sorted { $0.name < $1.name }
    precondition(
      list.allSatisfy { Self.isName($0.name) && $0.name != "le" && !$0.name.hasPrefix("__") },
      "a label's name in \(list) is not valid")
    precondition(Set(list.map(\.name)).count == list.count, "a label's name stands twice in \(list)")
  }

  /// Whether `name` may be the name of a label or, with `colons`, of a metric.
  static func isName(_ name: String, colons: Bool = false) -> Bool {
    let isStart = { (byte: UInt8) in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte == UInt8(ascii: "_")
        || colons && byte == UInt8(ascii: ":")
    }
    guard let first = name.utf8.first, isStart(first) else { return false }
    return name.utf8.allSatisfy { isStart($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }
}
