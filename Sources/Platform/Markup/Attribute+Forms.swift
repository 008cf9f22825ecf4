/// What forms and their controls may have.
extension Attribute {
  /// Where a form is sent. Dangerous schemes become `#`.
  public static func action(_ url: String?) -> Attribute { Attribute("action", url: url) }
  /// Where this button sends its form. Dangerous schemes become `#`.
  public static func formaction(_ url: String?) -> Attribute { Attribute("formaction", url: url) }
  /// How this button sends its form.
  public static func formmethod(_ value: FormMethod) -> Attribute { Attribute("formmethod", value.rawValue) }
  /// How a form is sent.
  public static func method(_ value: FormMethod) -> Attribute { Attribute("method", value.rawValue) }
  /// How the fields are encoded.
  public static func enctype(_ value: String?) -> Attribute { Attribute("enctype", value) }
  /// The name of a field.
  public static func name(_ value: String?) -> Attribute { Attribute("name", value) }
  /// The value of a field.
  public static func value(_ value: String?) -> Attribute { Attribute("value", value) }
  /// The value of a field, `progress` or `meter`.
  public static func value(_ value: Int?) -> Attribute { Attribute("value", number: value) }
  /// The kind of control.
  public static func type(_ value: ControlType) -> Attribute { Attribute("type", value.rawValue) }
  /// The id of the control a label names.
  public static func `for`(_ value: String?) -> Attribute { Attribute("for", value) }
  /// The id of the form a control belongs to.
  public static func form(_ value: String?) -> Attribute { Attribute("form", value) }
  /// The id of the `datalist` with suggestions.
  public static func list(_ value: String?) -> Attribute { Attribute("list", value) }
  /// An example of what to type.
  public static func placeholder(_ value: String?) -> Attribute { Attribute("placeholder", value) }
  /// What the browser may fill in.
  public static func autocomplete(_ value: String?) -> Attribute { Attribute("autocomplete", value) }
  /// The keyboard to show.
  public static func inputmode(_ value: InputMode) -> Attribute { Attribute("inputmode", value.rawValue) }
  /// The expression the text must match.
  public static func pattern(_ value: String?) -> Attribute { Attribute("pattern", value) }
  /// The kinds of files to choose from.
  public static func accept(_ value: String?) -> Attribute { Attribute("accept", value) }
  /// The least value.
  public static func min(_ value: String?) -> Attribute { Attribute("min", value) }
  /// The least value.
  public static func min(_ value: Int?) -> Attribute { Attribute("min", number: value) }
  /// The greatest value.
  public static func max(_ value: String?) -> Attribute { Attribute("max", value) }
  /// The greatest value.
  public static func max(_ value: Int?) -> Attribute { Attribute("max", number: value) }
  /// The steps between values.
  public static func step(_ value: String?) -> Attribute { Attribute("step", value) }
  /// The steps between values.
  public static func step(_ value: Int?) -> Attribute { Attribute("step", number: value) }
  /// The least length in UTF-16 code units.
  public static func minlength(_ value: Int?) -> Attribute { Attribute("minlength", number: value) }
  /// The greatest length in UTF-16 code units.
  public static func maxlength(_ value: Int?) -> Attribute { Attribute("maxlength", number: value) }
  /// The lines shown.
  public static func rows(_ value: Int?) -> Attribute { Attribute("rows", number: value) }
  /// The characters shown.
  public static func size(_ value: Int?) -> Attribute { Attribute("size", number: value) }
  /// It must be filled in.
  public static func required(_ isOn: Bool = true) -> Attribute { Attribute("required", isOn: isOn) }
  /// It is ticked.
  public static func checked(_ isOn: Bool = true) -> Attribute { Attribute("checked", isOn: isOn) }
  /// It is chosen.
  public static func selected(_ isOn: Bool = true) -> Attribute { Attribute("selected", isOn: isOn) }
  /// It cannot be used.
  public static func disabled(_ isOn: Bool = true) -> Attribute { Attribute("disabled", isOn: isOn) }
  /// It cannot be changed.
  public static func readonly(_ isOn: Bool = true) -> Attribute { Attribute("readonly", isOn: isOn) }
  /// It takes several.
  public static func multiple(_ isOn: Bool = true) -> Attribute { Attribute("multiple", isOn: isOn) }
  /// The server checks instead.
  public static func novalidate(_ isOn: Bool = true) -> Attribute { Attribute("novalidate", isOn: isOn) }
  /// The server checks instead.
  public static func formnovalidate(_ isOn: Bool = true) -> Attribute { Attribute("formnovalidate", isOn: isOn) }
  /// Whether spelling is checked.
  public static func spellcheck(_ isOn: Bool) -> Attribute { Attribute("spellcheck", isOn ? "true" : "false") }
  /// The id of the popover a button opens.
  public static func popovertarget(_ id: String?) -> Attribute { Attribute("popovertarget", id) }
  /// What a button does to its popover.
  public static func popovertargetaction(_ action: PopoverAction) -> Attribute {
    Attribute("popovertargetaction", action.rawValue)
  }
}
