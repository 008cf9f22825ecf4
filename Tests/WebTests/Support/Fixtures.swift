import Commands
import Domain
import HTTPServer
import MemoryEngine
import Queries
import StoreSamples

@testable import Web

/// A shop in Paris that sells in euros, at half past two on a Saturday.
enum Fixture {
  static let now: Timestamp = Timestamp("2026-11-21T13:32:08Z")
  static let today: CalendarDay = CalendarDay("2026-11-21")

  static func calendar(_ timeZone: String = "Europe/Paris") throws -> StoreCalendar {
    guard let calendar = StoreCalendar(timeZone: timeZone) else { throw StoreError.notFound(.report, key: timeZone) }
    return calendar
  }

  static func currency(_ code: String = "EUR") throws -> Currency {
    guard let currency = Currency(code: code) else { throw StoreError.notFound(.report, key: code) }
    return currency
  }

  static func localisation(_ language: Language) throws -> Localisation {
    Localisation(language: language, currency: try currency(), calendar: try calendar())
  }

  static func site(isOpen: Bool = false) throws -> Site {
    Site(
      name: "Comptoir des Halles", currency: try currency(), calendar: try calendar(), language: .english,
      isOpen: isOpen)
  }

  static func frame(_ language: Language = .english, target: String = "/", isOpen: Bool = false) throws -> Frame {
    let request = Request(.get, target, fields: [.acceptLanguage: language.rawValue])
    return Frame(site: try site(isOpen: isOpen), visit: Visit(request, preferred: .english), requestID: "")
  }

  static func web(
    _ store: any ReadStore, _ commands: any CommandStore = MemoryCommandStore(clock: { now }),
    name: String = "Comptoir des Halles", isOpen: Bool = false
  ) throws -> StoreWeb {
    StoreWeb(
      commands: commands, queries: store, name: name, currency: try currency(), calendar: try calendar(),
      language: .english, reference: try reference(), isOpen: isOpen, clock: { now }, random: { 7 })
  }

  /// The web alone, as clients meet it.
  static func application(_ web: StoreWeb, _ more: (inout Routes) -> Void = { _ in }) -> Application {
    var routes = web.routes
    more(&routes)
    return Application(routes: routes, refusal: web.errorPage)
  }

  static func application(_ store: MemoryReadStore = MemoryReadStore()) throws -> Application {
    application(try web(store))
  }

  /// The read model after these changes.
  static func store(_ changes: [Change]) throws -> MemoryReadStore {
    var store = MemoryReadStore()
    let projection = StoreProjection(currency: try currency(), calendar: try calendar())
    for change in changes { store.apply([change], by: projection) }
    return store
  }
}

extension CalendarDay {
  /// A day written as `2026-11-21`.
  init(_ text: StaticString) {
    guard let day = CalendarDay(text.description) else { preconditionFailure("\(text) is no day") }
    self = day
  }
}

extension Application {
  func page(_ target: String, _ fields: Fields = Fields()) async throws -> HTMLNode {
    try HTMLNode.parse(await respond(to: Request(.get, target, fields: fields)).bytes)
  }
}
