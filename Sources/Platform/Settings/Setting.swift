/// A variable declared: its name, its type, what it may be and what it is for.
///
/// ```swift
/// Setting("PORT", default: 5000, in: 1...65_535, help: "The port to listen on")
/// Setting<Path?>("TLS_CERT", default: nil, help: "The certificate to serve HTTPS with")
/// Setting<String>("DB_PASS", help: "The password of the database", isSecret: true)  // must be given
/// ```
public struct Setting<Value: SettingValue>: Sendable {
  /// The name of the variable, in capitals by custom.
  public let name: String
  /// What it is for, in a few words.
  public let help: String
  /// Whether its value is never to be shown.
  public let isSecret: Bool
  /// What stands if it is not given; without one it must be.
  public let defaultValue: Value?
  /// What is allowed, in words.
  let allowed: String
  let isAllowed: @Sendable (Value) -> Bool

  init(
    name: String, help: String, isSecret: Bool, defaultValue: Value?, allowed: String = Value.allowed,
    isAllowed: @escaping @Sendable (Value) -> Bool = { _ in true }
  ) {
    self.name = name
    self.help = help
    self.isSecret = isSecret
    self.defaultValue = defaultValue
    self.allowed = allowed
    self.isAllowed = isAllowed
  }

  /// A variable that may be left out.
  public init(_ name: String, default defaultValue: Value, help: String, isSecret: Bool = false) {
    self.init(name: name, help: help, isSecret: isSecret, defaultValue: defaultValue)
  }

  /// A variable that must be given.
  public init(_ name: String, help: String, isSecret: Bool = false) {
    self.init(name: name, help: help, isSecret: isSecret, defaultValue: nil)
  }

  /// The variable with one more rule for its values.
  ///
  /// - Parameter allowed: the rule in words that follow "must be", as in "a name of at most 20 letters".
  public func allowing(_ allowed: String, where isAllowed: @escaping @Sendable (Value) -> Bool) -> Setting {
    Setting(
      name: name, help: help, isSecret: isSecret, defaultValue: defaultValue, allowed: allowed,
      isAllowed: { self.isAllowed($0) && isAllowed($0) })
  }
}

extension Setting where Value: Comparable {
  /// A variable within bounds that may be left out.
  public init(
    _ name: String, default defaultValue: Value, in range: ClosedRange<Value>, help: String, isSecret: Bool = false
  ) {
    self = Setting(name, default: defaultValue, help: help, isSecret: isSecret).within(range)
  }

  /// A variable within bounds that must be given.
  public init(_ name: String, in range: ClosedRange<Value>, help: String, isSecret: Bool = false) {
    self = Setting(name, help: help, isSecret: isSecret).within(range)
  }

  private func within(_ range: ClosedRange<Value>) -> Setting {
    allowing(
      "\(Value.allowed) from \(range.lowerBound.settingText) to \(range.upperBound.settingText)",
      where: range.contains)
  }
}
