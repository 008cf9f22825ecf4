import Markup

/// The way back to the list that a page is of.
struct Breadcrumb: LocalisedComponent {
  struct Step: Hashable, Sendable {
    let name: String
    let address: String
  }

  let steps: [Step]
  let localisation: Localisation

  var content: some HTML {
    nav(.class("crumb"), .aria("label", strings.breadcrumb)) {
      for (index, step) in steps.enumerated() {
        if index > 0 { " / " }
        a(.href(step.address)) { step.name }
      }
    }
  }
}
