import Markup

/// One of several, from a list that unfolds.
struct SelectField: LocalisedComponent {
  struct Choice: Hashable, Sendable {
    let value: String
    let name: String
  }

  let name: String
  let title: String
  let choices: [Choice]
  var hint: String?
  var classes: String?
  let state: FormState
  let localisation: Localisation

  var content: some HTML {
    Field(name, title, hint: hint, in: state, classes: classes, localisation) {
      select(
        .id(FieldID.control(name)), .name(name), .aria("invalid", state.fault(of: name) == nil ? nil : "true"),
        .aria("describedby", state.description(of: name, hasHint: hint != nil)),
        .autofocus(state.takesFocus(name, first: false))
      ) {
        choices.map(choice)
      }
    }
  }

  private func choice(_ choice: Choice) -> some HTML {
    option(.value(choice.value), .selected(choice.value == state.values.text(name))) { choice.name }
  }
}

/// One of a few, all to be seen at once.
struct RadioField: LocalisedComponent {
  let name: String
  let title: String
  let choices: [SelectField.Choice]
  let state: FormState
  let localisation: Localisation

  var content: some HTML {
    fieldset(.class("field"), .aria("describedby", state.description(of: name, hasHint: false))) {
      legend { title }
      div(.class("row")) {
        for (index, choice) in choices.enumerated() {
          label {
            input(
              .type(.radio), .name(name), .value(choice.value), .id(index == 0 ? FieldID.control(name) : nil),
              .checked(choice.value == state.values.text(name)),
              .aria("invalid", state.fault(of: name) == nil ? nil : "true"))
            " \(choice.name)"
          }
        }
      }
      if let fault = state.fault(of: name) { FaultMessage(name: name, fault: fault, localisation: localisation) }
    }
  }
}
