/// Addresses and what is said about them, the page and its pictures.
extension Attribute {
  /// Where a link leads. Dangerous schemes become `#`.
  public static func href(_ url: String?) -> Attribute { Attribute("href", url: url) }
  /// Where a file is. Dangerous schemes become `#`.
  public static func src(_ url: String?) -> Attribute { Attribute("src", url: url) }
  /// What the linked page is to this one.
  public static func rel(_ value: String?) -> Attribute { Attribute("rel", value) }
  /// The language of the linked page.
  public static func hreflang(_ value: String?) -> Attribute { Attribute("hreflang", value) }
  /// The window to open it in.
  public static func target(_ value: String?) -> Attribute { Attribute("target", value) }
  /// The name under which to save it instead of opening it.
  public static func download(_ value: String?) -> Attribute { Attribute("download", value) }
  /// The media it is for, such as `print`.
  public static func media(_ value: String?) -> Attribute { Attribute("media", value) }
  /// The sizes of an icon.
  public static func sizes(_ value: String?) -> Attribute { Attribute("sizes", value) }
  /// The encoding, to be `utf-8`.
  public static func charset(_ value: String?) -> Attribute { Attribute("charset", value) }
  /// The fact of a `meta`.
  public static func content(_ value: String?) -> Attribute { Attribute("content", value) }
  /// The name of a fact.
  public static func property(_ value: String?) -> Attribute { Attribute("property", value) }
  /// What a picture shows, in words.
  public static func alt(_ value: String?) -> Attribute { Attribute("alt", value) }
  /// When a picture is fetched.
  public static func loading(_ value: LoadingTime) -> Attribute { Attribute("loading", value.rawValue) }
  /// Run once the page is read.
  public static func `defer`(_ isOn: Bool = true) -> Attribute { Attribute("defer", isOn: isOn) }
  /// Run when it is there.
  public static func async(_ isOn: Bool = true) -> Attribute { Attribute("async", isOn: isOn) }
  /// The hash a file must have.
  public static func integrity(_ value: String?) -> Attribute { Attribute("integrity", value) }
  /// Whether to send cookies for a file elsewhere.
  public static func crossorigin(_ value: String?) -> Attribute { Attribute("crossorigin", value) }
  /// The exact date or time.
  public static func datetime(_ value: String?) -> Attribute { Attribute("datetime", value) }
  /// Unfolded, or shown.
  public static func open(_ isOn: Bool = true) -> Attribute { Attribute("open", isOn: isOn) }

  /// The script is a module.
  public static func module() -> Attribute { Attribute("type", "module") }
}

/// When a picture is fetched: with the page or when it comes into view.
public enum LoadingTime: String, Sendable {
  case eager, lazy
}
