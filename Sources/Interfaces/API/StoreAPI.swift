public import Commands
public import Domain
public import HTTPServer
public import Queries
public import Telemetry

/// The store over REST: translates requests into commands and queries, and what they lead to into responses.
public struct StoreAPI: Sendable {
  /// Where the API's addresses begin. The same routes also answer without it.
  public static let prefix = "/api/v1"

  private let context: Context
  private let system: SystemController
  private let readModel: ReadModelController?
  private let problems: ProblemAnswers

  /// - Parameters:
  ///   - commands: the write side.
  ///   - queries: the read side.
  ///   - currency: what amounts are in.
  ///   - calendar: the store's time zone, in which reports count days.
  ///   - clock: the time now, for the identifiers of what is created.
  ///   - random: 64 bits of chance that nobody can guess, for the same.
  ///   - readiness: the parts that the store depends on, as they are now.
  ///   - metrics: what the program counts, in the text format of Prometheus.
  ///   - upkeep: what an operator may ask of the read model; without it, these addresses are not there.
  ///   - logger: where faults are written that clients must not see.
  public init(
    commands: any CommandStore, queries: any ReadStore, currency: Currency, calendar: StoreCalendar,
    clock: @escaping @Sendable () -> Timestamp, random: @escaping @Sendable () -> UInt64,
    readiness: @escaping @Sendable () async -> [ReadinessPart], metrics: @escaping @Sendable () -> String,
    upkeep: ReadModelUpkeep? = nil, logger: Logger
  ) {
    context = Context(
      commands: commands, queries: queries, currency: currency, calendar: calendar, clock: clock, random: random)
    system = SystemController(readiness: readiness, metrics: metrics)
    readModel = upkeep.map { ReadModelController(upkeep: $0) }
    problems = ProblemAnswers(logger: logger)
  }

  /// Every address: the resources under `/api/v1` and without it, and the system's own.
  public var routes: Routes {
    var routes = Routes()
    routes.append(resources, under: Self.prefix)
    routes.append(resources)
    routes.append(systemRoutes)
    return routes
  }

  /// Products, users, stocks, orders, reports and imports, with paths that begin at the resource: "/orders/{id}".
  public var resources: Routes {
    var resources = Routes()
    ProductController(context: context).add(to: &resources)
    UserController(context: context).add(to: &resources)
    StockController(context: context).add(to: &resources)
    OrderController(context: context).add(to: &resources)
    ReportController(context: context).add(to: &resources)
    ImportController(context: context).add(to: &resources)

    var routes = Routes()
    let answers = ResourceAnswers(problems: problems, position: ReadPosition(queries: context.queries))
    routes.append(resources, behind: [answers])
    return routes
  }

  /// `/health`, `/ready` and `/metrics`; and under `/api/v1`, the API's description and what an operator asks of the
  /// read model.
  public var systemRoutes: Routes {
    var routes = Routes()
    system.add(to: &routes)
    var prefixed = Routes()
    DescriptionController().add(to: &prefixed)
    readModel?.add(to: &prefixed)
    routes.append(prefixed, under: Self.prefix, behind: [problems, ConditionalRequests()])
    return routes
  }

  /// Renders the server's own refusals as problems.
  public static func render(_ refusal: Refusal) -> Response { Problem(refusal).response }
}
