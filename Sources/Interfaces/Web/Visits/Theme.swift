/// Which colours a visitor chose.
enum Theme: String, CaseIterable, Sendable {
  /// Those of the visitor's system.
  case auto
  case light
  case dark

  /// What browsers are told of the page's colours (`color-scheme`).
  var colorScheme: String {
    switch self {
    case .auto: "light dark"
    case .light, .dark: rawValue
    }
  }

  var icon: IconName {
    switch self {
    case .auto: .auto
    case .light: .sun
    case .dark: .moon
    }
  }
}
