import Markup

/// The button that sends a form, and the way back.
struct FormActions: LocalisedComponent {
  let send: String
  /// Whether it cannot be undone.
  var isDangerous = false
  let back: String
  let localisation: Localisation

  var content: some HTML {
    div(.class("row", "actions")) {
      button(.class("primary", isDangerous ? "danger" : nil)) { send }
      a(.class("button", "quiet"), .href(back)) { strings.cancel }
    }
  }
}
