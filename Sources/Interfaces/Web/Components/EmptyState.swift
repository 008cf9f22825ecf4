import Markup

/// In the place of what is not there: why, and what to do.
struct EmptyState<Ways: HTML>: Component {
  let icon: IconName
  let title: String
  let advice: String
  /// Whether it is all there is on the page.
  let isPage: Bool
  let ways: Ways

  init(_ icon: IconName, _ title: String, _ advice: String, isPage: Bool = false, @HTMLBuilder ways: () -> Ways) {
    self.icon = icon
    self.title = title
    self.advice = advice
    self.isPage = isPage
    self.ways = ways()
  }

  var content: some HTML {
    section(.class("empty", isPage ? nil : "card")) {
      Icon(icon)
      hgroup {
        if isPage { h1 { title } } else { h2 { title } }
        p(.class("muted")) { advice }
      }
      ways
    }
  }
}
