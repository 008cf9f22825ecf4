/// Where a file or folder is. Whether there is one is for those to find out who open it.
public struct Path: SettingValue, Hashable, ExpressibleByStringLiteral {
  /// The path as written; one that does not begin with `/` counts from the folder the program was started in.
  public let text: String

  /// The path written as `text`.
  public init(_ text: String) { self.text = text }
  public init(stringLiteral text: String) { self.text = text }

  public static var allowed: String { "the path of a file or folder" }
  public static var placeholder: Path { "." }

  public init?(settingText: String) {
    guard !settingText.utf8.contains(0) else { return nil }
    text = settingText
  }

  public var settingText: String { text }
}
