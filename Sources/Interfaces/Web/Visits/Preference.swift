import HTTPServer
import Queries

/// What the browser remembers of a visitor's choices. Not secret, and of no use to another site.
enum Preference {
  static let language = "lang"
  static let theme = "theme"

  static func cookie(for language: Language) -> Cookie { lasting(Self.language, language.rawValue) }

  static func cookie(for theme: Theme) -> Cookie { lasting(Self.theme, theme.rawValue) }

  /// For a year. Without `Secure`, since a store on the loopback is visited without TLS.
  private static func lasting(_ name: String, _ value: String) -> Cookie {
    var cookie = Cookie(name, value, maxAge: 31_536_000)
    cookie.isSecure = false
    return cookie
  }
}
