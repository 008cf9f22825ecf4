/// What any element may have.
extension Attribute {
  /// The names the style sheet knows the element by; those that are `nil` are left out.
  public static func `class`(_ names: String?...) -> Attribute {
    if names.count == 1 { return Attribute("class", names[0]) }
    let names = names.compactMap { $0 }
    return Attribute("class", names.isEmpty ? nil : names.joined(separator: " "))
  }
  /// The name the page knows the element by.
  public static func id(_ value: String?) -> Attribute { Attribute("id", value) }
  /// What is shown when pointed at.
  public static func title(_ value: String?) -> Attribute { Attribute("title", value) }
  /// The language of the content, as in `fr`.
  public static func lang(_ value: String?) -> Attribute { Attribute("lang", value) }
  /// The direction of the text.
  public static func dir(_ value: TextDirection) -> Attribute { Attribute("dir", value.rawValue) }
  /// What the element is to those who do not see it.
  public static func role(_ value: String?) -> Attribute { Attribute("role", value) }
  /// Not shown.
  public static func hidden(_ isOn: Bool = true) -> Attribute { Attribute("hidden", isOn: isOn) }
  /// Shown, but out of reach.
  public static func inert(_ isOn: Bool = true) -> Attribute { Attribute("inert", isOn: isOn) }
  /// Whether and where the tabulator key stops.
  public static func tabindex(_ value: Int?) -> Attribute { Attribute("tabindex", number: value) }
  /// Where typing goes at first.
  public static func autofocus(_ isOn: Bool = true) -> Attribute { Attribute("autofocus", isOn: isOn) }
  /// The key that leads here.
  public static func accesskey(_ value: String?) -> Attribute { Attribute("accesskey", value) }
  /// Opens over the page when asked to.
  public static func popover(_ value: PopoverKind) -> Attribute { Attribute("popover", value.rawValue) }
  /// The place in a component.
  public static func slot(_ value: String?) -> Attribute { Attribute("slot", value) }

  /// A fact for those who do not see the page: `.aria("label", "Menu")` is `aria-label="Menu"`.
  public static func aria(_ name: StaticString, _ value: String?) -> Attribute {
    Attribute(name, value, prefix: " aria-")
  }

  /// A switch for those who do not see the page: `.aria("hidden", true)` is `aria-hidden="true"`.
  public static func aria(_ name: StaticString, _ isOn: Bool) -> Attribute {
    Attribute(name, isOn ? "true" : "false", prefix: " aria-")
  }

  /// A fact for the page's script: `.data("id", "7")` is `data-id="7"`.
  public static func data(_ name: StaticString, _ value: String?) -> Attribute {
    Attribute(name, value, prefix: " data-")
  }
}

/// A direction of text.
public enum TextDirection: String, Sendable {
  case ltr, rtl, auto
}

/// Whether a popover closes by itself when something else is used.
public enum PopoverKind: String, Sendable {
  case auto, manual
}
