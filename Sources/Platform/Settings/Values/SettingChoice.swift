/// One of a few words: an enumeration of strings needs no more than to say that it is one.
///
/// ```swift
/// enum LogFormat: String, SettingChoice { case json, text }
/// ```
public protocol SettingChoice: SettingValue, CaseIterable, RawRepresentable where RawValue == String {}

extension SettingChoice {
  public static var allowed: String {
    let words = allCases.map(\.rawValue)
    guard words.count > 1, let last = words.last else { return words.joined() }
    return "\(words.dropLast().joined(separator: ", ")) or \(last)"
  }

  /// The first of them.
  ///
  /// - Precondition: There is one.
  public static var placeholder: Self {
    guard let first = allCases.first else { preconditionFailure("\(Self.self) has no case to choose") }
    return first
  }

  public init?(settingText: String) { self.init(rawValue: settingText) }
  public var settingText: String { rawValue }
}
