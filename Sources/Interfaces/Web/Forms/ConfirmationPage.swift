import Markup

/// Asks once more before something that cannot be undone.
struct ConfirmationPage: LocalisedComponent {
  /// What may be done in its place.
  struct Alternative: Hashable, Sendable {
    let name: String
    /// The value of the field `step` that asks for it.
    let step: String
    /// Where that is sent.
    let address: String
  }

  let question: String
  /// What it leads to.
  let consequence: String
  /// What is done, on the button: "Delete the product".
  let action: String
  let state: FormState
  /// Where the form is sent.
  let address: String
  /// Where nothing is done.
  let back: String
  /// In the place of the action, where the store refuses that for good.
  var alternative: Alternative?
  let place: Place
  let frame: Frame

  var localisation: Localisation { frame.localisation }

  var content: some HTML {
    Shell(frame, question, at: place) {
      div(.class("narrow-form")) {
        div(.class("head")) { h1 { question } }
        FormFrame(state, to: address, label: { $0 }, in: localisation) {
          if let alternative {
            div(.class("row", "actions")) {
              button(
                .class("primary"), .name("step"), .value(alternative.step), .formaction(alternative.address)
              ) { alternative.name }
              a(.class("button", "quiet"), .href(back)) { strings.cancel }
            }
          } else {
            p { consequence }
            FormActions(send: action, isDangerous: true, back: back, localisation: localisation)
          }
        }
      }
    }
  }
}
