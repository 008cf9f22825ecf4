import Domain
import Queries

/// How a language writes numbers. Exact: from integers, without floating point and the system's locale data.
struct NumberFormat: Sendable {
  /// Between groups of three digits.
  let group: String
  let decimal: String
  /// Between a sign and its number.
  let signSpace: String
  /// Between a number and its percent sign.
  let percentSpace: String
  let isSymbolFirst: Bool

  init(_ language: Language) {
    switch language {
    case .english: self.init(group: ",", decimal: ".", signSpace: "", percentSpace: "", isSymbolFirst: true)
    case .french:
      self.init(group: "\u{202F}", decimal: ",", signSpace: "\u{202F}", percentSpace: "\u{A0}", isSymbolFirst: false)
    }
  }

  private init(group: String, decimal: String, signSpace: String, percentSpace: String, isSymbolFirst: Bool) {
    self.group = group
    self.decimal = decimal
    self.signSpace = signSpace
    self.percentSpace = percentSpace
    self.isSymbolFirst = isSymbolFirst
  }

  /// `1,048,576`
  func whole(_ number: Int64) -> String { sign(of: number) + grouped(String(number.magnitude)) }

  /// `+23`, `−4`, `0`
  func change(_ number: Int64) -> String { (number > 0 ? "+\(signSpace)" : "") + whole(number) }

  /// `€1,942.40`, with the currency's decimals.
  func money(_ minorUnits: Int64, in currency: Currency) -> String {
    let amount = fixed(minorUnits.magnitude, decimals: currency.decimals)
    let symbol = currency.symbol
    let isWord = symbol.last?.isLetter ?? false
    let text = isSymbolFirst ? "\(symbol)\(isWord ? "\u{A0}" : "")\(amount)" : "\(amount)\u{A0}\(symbol)"
    return sign(of: minorUnits) + text
  }

  /// `53.0%`
  func percent(_ percentage: Percentage) -> String {
    "\(sign(of: percentage.tenths))\(fixed(percentage.tenths.magnitude, decimals: 1))\(percentSpace)%"
  }

  /// `+6.4%`, `−1.1%`, `0.0%`
  func change(_ percentage: Percentage) -> String {
    (percentage.tenths > 0 ? "+\(signSpace)" : "") + percent(percentage)
  }

  private func sign(of number: Int64) -> String { number < 0 ? "−\(signSpace)" : "" }

  private func fixed(_ units: UInt64, decimals: Int) -> String {
    guard decimals > 0 else { return grouped(String(units)) }
    let digits = String(units)
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.utf8.count)) + digits
    return "\(grouped(String(padded.dropLast(decimals))))\(decimal)\(padded.suffix(decimals))"
  }

  private func grouped(_ digits: String) -> String {
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.utf8.count - index).isMultiple(of: 3) { text += group }
      text.append(digit)
    }
    return text
  }
}
