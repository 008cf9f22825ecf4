extension Duration: SettingValue {
  public static var allowed: String { "a length of time such as 500ms, 30s, 5m, 2h or 1d" }
  public static var placeholder: Duration { .zero }

  /// The units and their milliseconds, largest first.
  private static let units: [(name: String, milliseconds: Int64)] = [
    ("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1000), ("ms", 1),
  ]

  /// Takes a whole number and its unit, with no blank between.
  public init?(settingText: String) {
    let digits = settingText.prefix { $0.isASCII && $0.isWholeNumber }
    let unit = settingText.dropFirst(digits.count)
    guard let number = Int64(digits), let scale = Self.units.first(where: { $0.name == unit })?.milliseconds else {
      return nil
    }
    let (milliseconds, overflow) = number.multipliedReportingOverflow(by: scale)
    guard !overflow else { return nil }
    self = .milliseconds(milliseconds)
  }

  /// In the largest unit that leaves no fraction; parts of milliseconds are cut off.
  public var settingText: String {
    let milliseconds = Int64(self / .milliseconds(1))
    guard milliseconds != 0, let unit = Self.units.first(where: { milliseconds % $0.milliseconds == 0 }) else {
      return "0s"
    }
    return "\(milliseconds / unit.milliseconds)\(unit.name)"
  }
}
