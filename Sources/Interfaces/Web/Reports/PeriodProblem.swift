import Markup

/// What is wrong with days that were typed.
struct PeriodProblem: LocalisedComponent {
  /// What the field at fault names as its description.
  static let id = "period-problem"

  let fault: PeriodFault
  let localisation: Localisation

  var content: some HTML { ErrorLine(message, id: Self.id) }

  private var message: String {
    switch fault {
    case .noSuchDay: strings.dayExpected
    case .endsTooEarly(let from): strings.endsTooEarly(from: strings.day(from))
    }
  }
}
