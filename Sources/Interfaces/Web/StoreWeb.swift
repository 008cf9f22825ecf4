public import Domain
public import HTTPServer
public import Queries
import Markup

/// The pages of the store: server-rendered, in the visitor's language, without scripts.
public struct StoreWeb: Sendable {
  private let site: Site
  private let store: any ReadStore
  private let clock: @Sendable () -> Timestamp
  private let fault: @Sendable (StoreError) -> Void

  /// - Parameters:
  ///   - queries: the read side.
  ///   - name: what the store is called, at the top of every page.
  ///   - currency: of all amounts.
  ///   - calendar: whose days reports count in.
  ///   - language: of visitors whose browser asks for none that pages are written in.
  ///   - isOpen: whether nobody needs to sign in; every page says so then.
  ///   - clock: the time now.
  ///   - fault: told why a page could not be shown, where that is the store's fault: visitors are not told all.
  public init(
    queries: any ReadStore, name: String, currency: Currency, calendar: StoreCalendar, language: Language,
    isOpen: Bool, clock: @escaping @Sendable () -> Timestamp,
    fault: @escaping @Sendable (StoreError) -> Void = { _ in }
  ) {
    site = Site(name: name, currency: currency, calendar: calendar, language: language, isOpen: isOpen)
    store = queries
    self.clock = clock
    self.fault = fault
  }

  /// `/`, `/reports/{name}`, `/preferences` and the files of the pages under `/assets`.
  public var routes: Routes {
    var routes = Routes()
    routes.group(behind: [SecurityFields.middleware]) { routes in
      routes.on(.get, "/", right: "reports.read", home)
      routes.on(.get, "/reports/{name}", right: "reports.read", report)
      routes.on(.get, "/assets/{name}", asset)
      routes.on(.post, "/preferences", bodyLimit: 16_384, preferences)
    }
    return routes
  }

  /// The page in the place of one that cannot be shown, in the language of the visitor, with the refusal's status.
  public func errorPage(for refusal: Refusal) -> Response {
    var response = errorPage(PageProblem(refusal.status), refusal.status, refusal.request)
    SecurityFields.add(to: &response)
    return response
  }
}

extension StoreWeb {
  @Sendable private func home(_ request: Request) async -> Response {
    await page(for: request) { frame throws(StoreError) in
      let query = HomePage.Query(store: store, calendar: site.calendar, currency: site.currency)
      return (.ok, HomePage.View(model: try await query.model(at: clock()), frame: frame))
    }
  }

  @Sendable private func report(_ request: Request) async -> Response {
    await page(for: request) { frame throws(StoreError) in
      let name = request.parameters["name"] ?? ""
      guard let report = Report.named(name) else { throw .notFound(.report, key: name) }
      let query = ReportPage.Query(store: store, calendar: site.calendar)
      let model = try await query.model(of: report, request.query, at: clock())
      return (model.answer == nil ? .badRequest : .ok, ReportPage.View(model: model, frame: frame))
    }
  }

  @Sendable private func asset(_ request: Request) throws -> Response {
    guard let asset = Assets.named(request.parameters["name"] ?? "") else { throw HTTPError(.notFound) }
    return asset.response
  }

  /// Remembers the visitor's colours and sends them back to where they were.
  @Sendable private func preferences(_ request: Request) throws -> Response {
    guard let theme = request.form?["theme"].flatMap(Theme.init(rawValue:)) else { throw HTTPError(.badRequest) }
    let address = request.form?["return_to"].flatMap(LocalAddress.init) ?? .home
    var response = Response.redirect(to: address.text)
    response.set(Preference.cookie(for: theme))
    return response
  }
}

extension StoreWeb {
  /// A page of the store, or the one that says why not.
  private func page<Page: HTML>(
    for request: Request, _ make: (Frame) async throws(StoreError) -> (Status, Page)
  ) async -> Response {
    let frame = frame(of: request)
    do throws(StoreError) {
      let (status, page) = try await make(frame)
      return response(status, page, frame.visit)
    } catch {
      if case .unavailable = error { fault(error) }
      let problem = PageProblem(error)
      return errorPage(problem, problem.status, request)
    }
  }

  private func errorPage(_ problem: PageProblem, _ status: Status, _ request: Request?) -> Response {
    let frame = frame(of: request)
    var response = response(status, ErrorPage(problem: problem, status: status, frame: frame), frame.visit)
    if problem.passes { response.fields[.retryAfter] = "5" }
    return response
  }

  private func frame(of request: Request?) -> Frame {
    Frame(site: site, visit: Visit(request, preferred: site.language), requestID: request?.id ?? "")
  }

  /// Pages name people, so that nothing on the way may keep them.
  private func response(_ status: Status, _ page: some HTML, _ visit: Visit) -> Response {
    var response = Response.html(page.rendered(), status: status)
    response.fields[.cacheControl] = "no-store"
    response.fields[.contentLanguage] = visit.language.rawValue
    response.fields[.vary] = "Accept-Language, Cookie"
    if visit.choseLanguage { response.set(Preference.cookie(for: visit.language)) }
    return response
  }
}
