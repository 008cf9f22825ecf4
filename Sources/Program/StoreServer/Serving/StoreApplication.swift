import API
import Commands
import Domain
import HTTPServer
import JSON
import Queries
import Settings
import Telemetry
import Web

/// Everything that the store answers over HTTP: pages and API, behind what every request passes.
struct StoreApplication {
  let storage: EmbeddedStorage
  let settings: StoreSettings
  let chance: Chance
  let metrics: MetricsRegistry
  let log: Logger

  /// - Throws: `JSONError` if the description of the API is none.
  func application() throws(JSONError) -> Application {
    let api = StoreAPI(
      commands: storage.commands, queries: storage.queries, currency: settings.shop.currency,
      calendar: settings.shop.calendar, clock: chance.clock, random: chance.random, readiness: storage.readiness,
      metrics: metrics.prometheusText, upkeep: storage.upkeep, logger: log.named("api"))
    let web = StoreWeb(
      commands: storage.commands, queries: storage.queries, name: settings.shop.name,
      currency: settings.shop.currency, calendar: settings.shop.calendar, language: settings.shop.language,
      reference: try reference(), isOpen: settings.authentication == .open, clock: chance.clock, random: chance.random,
      fault: { [log = log.named("web")] error, request in
        log.warning("a page cannot be shown", ["error": .error(error), "request_id": .string(request.id)])
      })
    var pages = Routes()
    pages.append(web.routes, behind: [Compression()])
    let routes = Routes(pages: pages, api: api.routes)
    return Application(
      routes: routes,
      middleware: [
        Reception(
          seed: chance.random(), hosts: [settings.network.host.text], metrics: metrics, routes: routes,
          logger: log.named("http"))
      ],
      refusal: { refusal in
        let isForPeople = refusal.request.map { $0.asksForHTML && !$0.target.hasPrefix(StoreAPI.prefix) } ?? false
        var response = isForPeople ? web.errorPage(for: refusal) : StoreAPI.render(refusal)
        Reception.name(&response, to: refusal)
        return response
      })
  }

  private func reference() throws(JSONError) -> APIReference {
    APIReference(
      try APIDescription.document(), at: "\(StoreAPI.prefix)/openapi.json",
      problems: ProblemKind.allCases.map {
        APIReference.Problem($0.rawValue, status: $0.status.rawValue, title: $0.title, meaning: $0.meaning)
      })
  }
}
