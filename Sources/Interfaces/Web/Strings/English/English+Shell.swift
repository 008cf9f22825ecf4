extension English {
  var skipToContent: String { "Skip to content" }
  var menu: String { "Menu" }
  var mainNavigation: String { "Main" }
  var dashboard: String { "Dashboard" }
  var reports: String { "Reports" }
  var inside: String { "Inside" }
  var language: String { "Language" }
  var theme: String { "Theme" }

  func name(of theme: Theme) -> String {
    switch theme {
    case .auto: "Automatic"
    case .light: "Light"
    case .dark: "Dark"
    }
  }

  var openMode: String { "Open mode." }
  var openModeMeaning: String { "Nobody has to sign in: for teaching and trials only." }
}
