/// Numbers in English sentences.
enum Counted {
  /// `1 row`, `41,480 rows`
  static func text(_ count: Int, _ noun: String) -> String { "\(grouped(count)) \(noun)\(count == 1 ? "" : "s")" }

  static func grouped(_ number: Int) -> String { grouped(String(number)) }

  /// Digits in threes, up to a decimal point.
  static func grouped(_ number: String) -> String {
    let parts = number.split(separator: ".", maxSplits: 1)
    guard let whole = parts.first else { return number }
    let digits = whole.drop { $0 == "-" }
    var groups = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0 { groups.append(",") }
      groups.append(digit)
    }
    return "\(whole.hasPrefix("-") ? "-" : "")\(groups)\(parts.count == 2 ? ".\(parts[1])" : "")"
  }
}
