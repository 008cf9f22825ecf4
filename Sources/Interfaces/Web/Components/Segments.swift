import Markup

/// One of a few, each a link; the present one stands out.
struct Segments: Component {
  struct Choice: Hashable, Sendable {
    let name: String
    let address: String
    let isPresent: Bool
  }

  let name: String
  let choices: [Choice]

  var content: some HTML {
    nav(.class("segments"), .aria("label", name)) {
      for choice in choices {
        a(.href(choice.address), .aria("current", choice.isPresent ? "true" : nil)) { choice.name }
      }
    }
  }
}
