import Markup

/// How the parts of a field name each other.
enum FieldID {
  static func control(_ name: String) -> String { "f-\(name)" }
  static func hint(_ name: String) -> String { "f-\(name)-hint" }
  static func fault(_ name: String) -> String { "f-\(name)-fault" }
}

/// A control with its label, what helps to fill it in, and beside it what is wrong with it.
struct Field<Control: HTML>: LocalisedComponent {
  let name: String
  let title: String
  let hint: String?
  let isOptional: Bool
  let fault: FieldFault?
  let classes: String?
  let localisation: Localisation
  let control: Control

  init(
    _ name: String, _ title: String, hint: String? = nil, isOptional: Bool = false, in state: FormState,
    classes: String? = nil, _ localisation: Localisation, @HTMLBuilder control: () -> Control
  ) {
    self.name = name
    self.title = title
    self.hint = hint
    self.isOptional = isOptional
    self.classes = classes
    self.localisation = localisation
    fault = state.fault(of: name)
    self.control = control()
  }

  var content: some HTML {
    div(.class("field", classes)) {
      label(.for(FieldID.control(name))) {
        title
        if isOptional { span(.class("muted")) { " \(strings.optional)" } }
      }
      control
      if let hint { p(.class("hint"), .id(FieldID.hint(name))) { hint } }
      if let fault { FaultMessage(name: name, fault: fault, localisation: localisation) }
    }
  }
}

/// What is wrong with a field, beside it.
struct FaultMessage: LocalisedComponent {
  let name: String
  let fault: FieldFault
  let localisation: Localisation

  var content: some HTML {
    ErrorLine(strings.message(of: fault, numbers: numbers), id: FieldID.fault(name), role: nil)
  }
}

extension FormState {
  /// The identifiers of what describes a field, for those who do not see it beside.
  func description(of name: String, hasHint: Bool) -> String? {
    let parts = [hasHint ? FieldID.hint(name) : nil, fault(of: name) == nil ? nil : FieldID.fault(name)]
    let present = parts.compactMap(\.self)
    return present.isEmpty ? nil : present.joined(separator: " ")
  }

  /// Whether typing should begin here: in the first field that is at fault, else where the form begins.
  func takesFocus(_ name: String, first: Bool) -> Bool {
    isRefused || !changes.isEmpty ? faults.first?.name == name : first
  }
}
