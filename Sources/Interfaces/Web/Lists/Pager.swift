import Markup

/// Below a list: how much is shown, and the ways to the rest. Pages follow each other by key, so that none skips or
/// repeats what was added meanwhile; back is the browser's own button.
struct Pager: LocalisedComponent {
  /// Rows on this page.
  let rows: Int
  /// The list's beginning; `nil` where this is it.
  let first: String?
  /// `nil` at the end.
  let next: String?
  let localisation: Localisation

  var content: some HTML {
    nav(.class("row", "pager"), .aria("label", strings.pages)) {
      span(.class("muted")) { strings.rows(Int64(rows)) }
      if first != nil || next != nil {
        span(.class("row", "end")) {
          if let first {
            a(.class("button", "small"), .href(first), .rel("first")) {
              Icon(.left)
              strings.firstPage
            }
          }
          if let next {
            a(.class("button", "small"), .href(next), .rel("next")) {
              strings.nextPage
              Icon(.right)
            }
          }
        }
      }
    }
  }
}
