/// A type a variable can have.
public protocol SettingValue: Sendable {
  /// What texts are values, in words that follow "must be", as in "a whole number".
  static var allowed: String { get }
  /// What takes the place of a value that could not be read, until all faults are found. Nobody gets to see it.
  static var placeholder: Self { get }
  /// The value of a text that is not empty and has no blanks around; `nil` if it is none.
  init?(settingText: String)
  /// The text of the value, empty for nothing.
  var settingText: String { get }
}

extension String: SettingValue {
  public static var allowed: String { "text" }
  public static var placeholder: String { "" }
  public init?(settingText: String) { self = settingText }
  public var settingText: String { self }
}

extension Int: SettingValue {
  public static var allowed: String { "a whole number" }
  public static var placeholder: Int { 0 }
  public init?(settingText: String) { self.init(settingText) }
  public var settingText: String { description }
}

extension Bool: SettingValue {
  public static var allowed: String { "true or false" }
  public static var placeholder: Bool { false }

  /// Takes `yes`, `on`, `1` and their opposites as well, in capitals or not.
  public init?(settingText: String) {
    switch settingText.lowercased() {
    case "true", "yes", "on", "1": self = true
    case "false", "no", "off", "0": self = false
    default: return nil
    }
  }

  public var settingText: String { description }
}

/// A variable that may have no value.
extension Optional: SettingValue where Wrapped: SettingValue {
  public static var allowed: String { Wrapped.allowed }
  public static var placeholder: Wrapped? { nil }

  public init?(settingText: String) {
    guard let value = Wrapped(settingText: settingText) else { return nil }
    self = value
  }

  public var settingText: String { self?.settingText ?? "" }
}

/// Values with commas between.
extension Array: SettingValue where Element: SettingValue {
  public static var allowed: String { "a list, with commas between, of which each is \(Element.allowed)" }
  public static var placeholder: [Element] { [] }

  public init?(settingText: String) {
    self = []
    for part in settingText.split(separator: ",", omittingEmptySubsequences: false) {
      let text = part.trimmed
      guard !text.isEmpty, let value = Element(settingText: text) else { return nil }
      append(value)
    }
  }

  public var settingText: String { map(\.settingText).joined(separator: ",") }
}

extension StringProtocol {
  /// Without the blanks and tabs at both ends.
  var trimmed: String {
    let isBlank = { (character: Character) in character == " " || character == "\t" }
    let start = drop(while: isBlank)
    return String(start.dropLast(start.reversed().prefix(while: isBlank).count))
  }
}
