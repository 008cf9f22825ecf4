/// What a progress bar shows at a moment.
struct ProgressLine {
  let title: String
  let done: Int
  let total: Int?
  let elapsed: Duration

  /// `Placing orders  [########------]  57 %  5,700/10,000  1,140/s  4 s left`, cut to the columns there are.
  func bar(width: Int) -> String {
    // The last column stays free: some terminals go to the next line when it is written to.
    let columns = max(1, width - 1)
    let figures = ([percent, count, rate, remaining] as [String?]).compactMap { $0 }.joined(separator: "  ")
    let free = columns - title.count - figures.count - 6
    guard let fraction, free >= 8 else { return String("\(title)  \(figures)".prefix(columns)) }
    let length = min(free, 40)
    let filled = Int((fraction * Double(length)).rounded(.down))
    let bar = String(repeating: "#", count: filled) + String(repeating: "-", count: length - filled)
    return "\(title)  [\(bar)]  \(figures)"
  }

  /// `Placing orders: 57 %, 5,700/10,000, 1,140/s, 4 s left`
  var plain: String {
    "\(title): " + ([percent, count, rate, remaining] as [String?]).compactMap { $0 }.joined(separator: ", ")
  }

  /// `Placing orders: 10,000 in 9 s, 1,140/s`
  var summary: String {
    "\(title): \(Self.grouped(done)) in \(Self.text(elapsed))" + (rate.map { ", \($0)" } ?? "")
  }

  private var fraction: Double? {
    guard let total, total > 0 else { return nil }
    return min(1, max(0, Double(done) / Double(total)))
  }

  private var percent: String? { fraction.map { "\(Int($0 * 100)) %" } }

  private var count: String { Self.grouped(done) + (total.map { "/\(Self.grouped($0))" } ?? "") }

  private var perSecond: Double? {
    let seconds = elapsed / .seconds(1)
    return seconds > 0 && done > 0 ? Double(done) / seconds : nil
  }

  private var rate: String? {
    perSecond.map {
      $0 < 10 ? "\(($0 * 10).rounded() / 10)/s" : "\(Self.grouped(Int(clamping: Int64($0.rounded()))))/s"
    }
  }

  private var remaining: String? {
    guard let total, let perSecond, done < total else { return nil }
    return "\(Self.text(.seconds(Double(total - done) / perSecond))) left"
  }

  /// `950 ms`, `12 s`, `4:05` or `1:02:03`.
  private static func text(_ duration: Duration) -> String {
    let seconds = Int((duration / .seconds(1)).rounded(.up))
    if duration < .seconds(1) { return "\(Int(duration / .milliseconds(1))) ms" }
    if seconds < 60 { return "\(seconds) s" }
    let parts = seconds < 3600 ? [seconds / 60] : [seconds / 3600, seconds / 60 % 60]
    return (parts + [seconds % 60]).enumerated().map { index, part in
      index > 0 && part < 10 ? "0\(part)" : "\(part)"
    }.joined(separator: ":")
  }

  /// Digits in threes.
  private static func grouped(_ number: Int) -> String {
    let digits = Array(String(number.magnitude))
    let groups = stride(from: digits.count, to: 0, by: -3).map { String(digits[max(0, $0 - 3)..<$0]) }
    return (number < 0 ? "-" : "") + groups.reversed().joined(separator: ",")
  }
}
