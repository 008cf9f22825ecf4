/// A cookie to set (RFC 6265 §4.1). The defaults are the careful ones: whole site, no scripts, no other sites.
public struct Cookie: Sendable, Hashable, CustomStringConvertible {
  /// When a browser sends the cookie along with a request that another site caused.
  public enum SameSite: String, Sendable {
    case strict = "Strict"
    case lax = "Lax"
    case none = "None"
  }

  public var name: String
  public var value: String
  public var path = "/"
  /// Seconds it lives; nil for as long as the browser runs, 0 removes it.
  public var maxAge: Int?
  public var isSecure = true
  public var isHTTPOnly = true
  public var sameSite = SameSite.lax

  public init(_ name: String, _ value: String, maxAge: Int? = nil) {
    self.name = name
    self.value = value
    self.maxAge = maxAge
  }

  /// As a Set-Cookie field's value.
  public var description: String {
    var text = "\(name)=\(value); Path=\(path)"
    if let maxAge { text += "; Max-Age=\(maxAge)" }
    if isSecure { text += "; Secure" }
    if isHTTPOnly { text += "; HttpOnly" }
    return text + "; SameSite=\(sameSite.rawValue)"
  }
}

extension Response {
  /// Adds a cookie to the response.
  public mutating func set(_ cookie: Cookie) {
    fields.append(.setCookie, cookie.description)
  }
}
