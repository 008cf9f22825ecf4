import Markup

/// The common scopes of a list, each a link; the present one stands out.
struct Tabs: Component {
  let name: String
  let choices: [Segments.Choice]

  var content: some HTML {
    nav(.class("tabs"), .aria("label", name)) {
      for choice in choices {
        a(.href(choice.address), .aria("current", choice.isPresent ? "page" : nil)) { choice.name }
      }
    }
  }
}
