public import Commands
public import Domain
public import HTTPServer
public import Queries

/// The pages of the store: server-rendered, in the visitor's language, without scripts.
public struct StoreWeb: Sendable {
  private let context: Context
  private let desk = UploadDesk()
  private let reference: APIReference

  /// - Parameters:
  ///   - commands: the write side.
  ///   - queries: the read side.
  ///   - name: what the store is called, at the top of every page.
  ///   - currency: of all amounts.
  ///   - calendar: whose days reports count in.
  ///   - language: of visitors whose browser asks for none that pages are written in.
  ///   - reference: of the API.
  ///   - isOpen: whether nobody needs to sign in; every page says so then.
  ///   - clock: the time now, for pages and for the identifiers of what is created.
  ///   - random: 64 bits of chance that nobody can guess, for identifiers and for the keys of forms.
  ///   - fault: told why which request was not shown a page, where that is the store's fault: visitors are not told all.
  public init(
    commands: any CommandStore, queries: any ReadStore, name: String, currency: Currency, calendar: StoreCalendar,
    language: Language, reference: APIReference, isOpen: Bool, clock: @escaping @Sendable () -> Timestamp,
    random: @escaping @Sendable () -> UInt64, fault: @escaping @Sendable (StoreError, Request) -> Void = { _, _ in }
  ) {
    context = Context(
      site: Site(name: name, currency: currency, calendar: calendar, language: language, isOpen: isOpen),
      queries: queries, commands: commands, clock: clock, random: random, fault: fault)
    self.reference = reference
  }

  /// `/`, `/orders`, `/products`, `/stocks`, `/users`, `/import`, `/reports`, `/api`, `/problems/{name}`, what is
  /// beneath them, `/preferences`, and the files of the pages under `/assets`.
  public var routes: Routes {
    var routes = Routes()
    routes.group(behind: [SecurityFields()]) { routes in
      routes.on(.get, "/", right: "reports.read", home)
      routes.on(.get, "/reports", right: "reports.read", reports)
      routes.on(.get, "/reports/{name}", right: "reports.read", report)
      ReferencePages(context: context, reference: reference).add(to: &routes)
      OrderPages(context: context).add(to: &routes)
      UserPages(context: context).add(to: &routes)
      ProductPages(context: context).add(to: &routes)
      StockPages(context: context).add(to: &routes)
      ImportPages(context: context, desk: desk).add(to: &routes)
      routes.on(.get, "/assets/{name}", asset)
      routes.on(.post, "/preferences", bodyLimit: 16_384, preferences)
    }
    return routes
  }

  /// The page in the place of one that cannot be shown, in the language of the visitor, with the refusal's status.
  public func errorPage(for refusal: Refusal) -> Response {
    var response = context.errorPage(PageProblem(refusal.status), refusal.status, refusal.request)
    SecurityFields.add(to: &response)
    return response
  }
}

extension StoreWeb {
  @Sendable private func home(_ request: Request) async -> Response {
    await context.page(for: request) { frame throws(StoreError) in
      let query = HomePage.Query(
        store: context.queries, calendar: context.site.calendar, currency: context.site.currency)
      return (.ok, HomePage.View(model: try await query.model(at: context.clock()), frame: frame))
    }
  }

  @Sendable private func reports(_ request: Request) async -> Response {
    await context.page(for: request) { frame throws(StoreError) in (.ok, ReportsPage(frame: frame)) }
  }

  @Sendable private func report(_ request: Request) async -> Response {
    await context.page(for: request) { frame throws(StoreError) in
      let name = request.parameters["name"] ?? ""
      guard let report = Report.named(name) else { throw .notFound(.report, key: name) }
      let query = ReportPage.Query(store: context.queries, calendar: context.site.calendar)
      let model = try await query.model(of: report, request.query, at: context.clock())
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
