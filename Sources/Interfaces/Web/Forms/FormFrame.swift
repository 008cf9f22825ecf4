import Markup

/// A form with what all forms have: its key, the version of what it edits, and above the fields what is wrong with them.
struct FormFrame<Fields: HTML>: LocalisedComponent {
  let state: FormState
  let address: String
  let isCard: Bool
  /// What people call each field.
  let label: @Sendable (String) -> String
  let localisation: Localisation
  let fields: Fields

  /// - Parameters:
  ///   - address: where the form is sent: that of the page that shows it, so that reloading shows it again.
  ///   - label: what people call each field.
  init(
    _ state: FormState, to address: String, isCard: Bool = false, label: @escaping @Sendable (String) -> String,
    in localisation: Localisation, @HTMLBuilder fields: () -> Fields
  ) {
    self.state = state
    self.address = address
    self.isCard = isCard
    self.label = label
    self.localisation = localisation
    self.fields = fields()
  }

  var content: some HTML {
    form(.class(isCard ? "card" : "flow"), .method(.post), .action(address), .novalidate()) {
      ActionFields(key: state.key, version: state.version)
      if let seen = state.seen { seen.names.map { hidden($0, seen.text($0)) } }
      FormMessages(state: state, label: label, localisation: localisation)
      fields
    }
  }

  private func hidden(_ name: String, _ value: String) -> some HTML {
    input(.type(.hidden), .name(FormState.seenPrefix + name), .value(value))
  }
}

/// Why a form is shown again: what somebody else changed, what is wrong as a whole, and which fields are at fault.
struct FormMessages: LocalisedComponent {
  let state: FormState
  let label: @Sendable (String) -> String
  let localisation: Localisation

  var content: some HTML {
    if let refusal = state.refusal {
      Banner(.alert, .bad) { p { strings.refusal(refusal) } }
    }
    if !state.changes.isEmpty {
      Banner(.alert, .wait) {
        div {
          p { strong { strings.changedMeanwhile } }
          ul { state.changes.map(change) }
          p { strings.changedAdvice }
        }
      }
    }
    if !state.faults.isEmpty {
      Banner(.alert, .bad) {
        div {
          p { strong { strings.faultyFields(Int64(state.faults.count)) } }
          ul { state.faults.map(fault) }
        }
      }
    }
  }

  private func change(_ change: FieldChange) -> some HTML {
    li {
      strings.changed(label(change.name), from: change.before, to: change.now)
      if change.isContested { " \(strings.yoursIsKept)" }
    }
  }

  private func fault(_ fault: FormState.Fault) -> some HTML {
    li {
      a(.href("#\(FieldID.control(fault.name))")) {
        strings.fault(label(fault.name), strings.message(of: fault.fault, numbers: numbers))
      }
    }
  }
}
