import Markup

/// Why what was asked for was not done, at the top of the page.
struct Warning: Component {
  let title: String
  let advice: String

  init(_ title: String, _ advice: String) {
    self.title = title
    self.advice = advice
  }

  var content: some HTML {
    Banner(.alert, .bad) {
      p {
        strong { title }
        " \(advice)"
      }
    }
  }
}
