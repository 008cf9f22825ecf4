import HTTPServer
import Markup

/// A page that says what is wrong, and a way on.
struct ErrorPage: LocalisedComponent {
  let problem: PageProblem
  let status: Status
  let frame: Frame

  var localisation: Localisation { frame.localisation }

  var content: some HTML {
    Shell(frame, strings.title(of: problem), at: nil) {
      EmptyState(problem.icon, strings.title(of: problem), strings.advice(for: problem), isPage: true) {
        div(.class("row")) {
          if problem.passes {
            a(.class("button"), .href(frame.visit.address.text)) { strings.tryAgain }
          }
          if let list = problem.list { a(.class("button"), .href(list.address)) { list.name(in: localisation) } }
          a(.class("button"), .href(Address.home.text)) { strings.dashboard }
        }
        p(.class("hint")) {
          strings.reference(status: status.rawValue, request: frame.requestID.isEmpty ? nil : frame.requestID)
        }
      }
    }
  }
}
