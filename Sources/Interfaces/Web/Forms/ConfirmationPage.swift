import Markup

/// Asks once more before something that cannot be undone.
struct ConfirmationPage: LocalisedComponent {
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
  let place: Place
  let frame: Frame

  var localisation: Localisation { frame.localisation }

  var content: some HTML {
    Shell(frame, question, at: place) {
      div(.class("narrow-form")) {
        div(.class("head")) { h1 { question } }
        FormFrame(state, to: address, label: { $0 }, in: localisation) {
          p { consequence }
          FormActions(send: action, isDangerous: true, back: back, localisation: localisation)
        }
      }
    }
  }
}
