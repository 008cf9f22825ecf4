import Markup

/// A line of text, a number or an amount. Its length is checked by the store alone: browsers cut pasted text without
/// a word.
struct TextField: LocalisedComponent {
  let name: String
  let title: String
  var hint: String?
  var kind = ControlType.text
  var keyboard: InputMode?
  var isOptional = false
  /// Whether typing begins here.
  var isFirst = false
  /// The `datalist` with suggestions.
  var suggestions: String?
  var autocomplete = "off"
  var classes: String?
  let state: FormState
  let localisation: Localisation

  var content: some HTML {
    Field(
      name, title, hint: hint, isOptional: isOptional, in: state, classes: classes, localisation
    ) {
      input(
        .type(kind), .id(FieldID.control(name)), .name(name), .value(state.values.text(name)),
        .required(!isOptional), .when(keyboard != nil, .inputmode(keyboard ?? .text)), .list(suggestions),
        .autocomplete(autocomplete), .spellcheck(false), .class(isFigure ? "num" : nil),
        .aria("invalid", state.fault(of: name) == nil ? nil : "true"),
        .aria("describedby", state.description(of: name, hasHint: hint != nil)),
        .autofocus(state.takesFocus(name, first: isFirst)))
    }
  }

  private var isFigure: Bool { keyboard == .numeric || keyboard == .decimal }
}
