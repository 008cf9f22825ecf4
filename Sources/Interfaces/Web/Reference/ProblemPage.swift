import Markup

/// What a problem's `type` leads to: when the API refuses so, and what to do.
struct ProblemPage: LocalisedComponent {
  let problem: APIReference.Problem
  let frame: Frame

  var localisation: Localisation { frame.localisation }

  var content: some HTML {
    Shell(frame, problem.title, at: .reference) {
      Breadcrumb(
        steps: [.init(name: strings.apiReference, address: Address.reference.text)], localisation: localisation)
      div(.class("head")) {
        hgroup {
          h1(.lang("en")) { problem.title }
          p(.class("muted")) { "\(problem.status) · \(problem.name)" }
        }
      }
      p(.lang("en")) { ReferenceText.pieces(of: problem.meaning) }
    }
  }
}
