import Domain
import Queries

/// What is the same for every visitor.
struct Site: Sendable {
  let name: String
  let currency: Currency
  let calendar: StoreCalendar
  /// Of visitors whose browser asks for none that pages are written in.
  let language: Language
  /// Whether nobody needs to sign in.
  let isOpen: Bool
}

/// What a page is shown in: the store, and who looks at it.
struct Frame: Sendable {
  let site: Site
  let visit: Visit
  /// Names the request for those who ask for help; "" where it has no name.
  let requestID: String
  /// Whether reads do not show yet what the visitor has written.
  var isBehind = false

  var localisation: Localisation {
    Localisation(language: visit.language, currency: site.currency, calendar: site.calendar)
  }
}
