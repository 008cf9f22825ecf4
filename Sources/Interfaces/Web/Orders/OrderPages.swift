import Commands
import Domain
import HTTPServer
import Queries

/// The pages of orders.
struct OrderPages: Sendable {
  let context: Context

  func add(to routes: inout Routes) {
    routes.on(.get, "/orders", right: "orders.read", list)
    routes.on(.get, "/orders/new", right: "orders.write", enter)
    routes.on(.post, "/orders/new", right: "orders.write", bodyLimit: Route.formLimit, place)
    routes.on(.get, "/orders/{id}", right: "orders.read", show)
    routes.on(.post, "/orders/{id}", right: "orders.write", bodyLimit: Route.formLimit, step)
    routes.on(.get, "/orders/{id}/lines", right: "orders.write", editLines)
    routes.on(.post, "/orders/{id}/lines", right: "orders.write", bodyLimit: Route.formLimit, saveLines)
    for ending in OrderPage.Ending.allCases {
      let path = "/orders/{id}/\(ending.rawValue)"
      routes.on(.get, path, right: ending.right) { request in await ask(ending, request) }
      routes.on(.post, path, right: ending.right, bodyLimit: Route.formLimit) { request in
        try await take(ending, request)
      }
    }
  }

  @Sendable private func list(_ request: Request) async -> Response {
    await context.page(for: request) { frame throws(StoreError) in
      let query = OrderListPage.Query(
        store: context.queries, currency: context.site.currency, calendar: context.site.calendar)
      let model = try await query.model(OrderFilters(request.query), at: context.clock())
      return (model.fault == nil ? .ok : .badRequest, OrderListPage.View(model: model, frame: frame))
    }
  }

  @Sendable private func show(_ request: Request) async -> Response {
    await context.page(for: request) { frame throws(StoreError) in
      (.ok, try await view(of: try await order(request), isStale: false, frame))
    }
  }

  private func view(
    of order: OrderDocument, isStale: Bool, _ frame: Frame
  ) async throws(StoreError) -> OrderPage.View {
    var buyer: UserDocument?
    if let json = try await context.queries.user(order.buyer) {
      buyer = try UserDocument(json, currency: context.site.currency)
    }
    let model = OrderPage.Model(order: order, buyer: buyer, readAt: context.clock(), isStale: isStale)
    return OrderPage.View(model: model, key: context.newKey(), frame: frame)
  }

  /// The order that the address names.
  /// - Throws: `StoreError.notFound`, `.unavailable`.
  func order(_ request: Request) async throws(StoreError) -> OrderDocument {
    let id = try request.order()
    guard let document = try await context.queries.order(id) else { throw .notFound(.order, key: "\(id)") }
    return try OrderDocument(document, currency: context.site.currency)
  }
}

/// The next step of an order.
extension OrderPages {
  @Sendable private func step(_ request: Request) async throws -> Response {
    try await context.answer(request) { frame, values throws(StoreError) -> FormOutcome<OrderPage.View> in
      let id = try request.order()
      let version = try FormState(sent: values).seenVersion()
      do throws(StoreError) {
        switch values[OrderPage.Step.field].flatMap(OrderPage.Step.init) {
        case .pay:
          let receipt = try await context.execute(PayOrder(id, version: version), for: request, values)
          return .done(OrderAddress.order(id).text, .orderPaid, position: receipt.position)
        case .fulfil:
          let receipt = try await context.execute(FulfilOrder(id, version: version), for: request, values)
          return .done(OrderAddress.order(id).text, .orderFulfilled, position: receipt.position)
        case nil:
          throw .malformed(field: OrderPage.Step.field, expected: "pay or fulfil")
        }
      } catch {
        guard error.isOutrun else { throw error }
        return .again(.conflict, try await view(of: try await order(request), isStale: true, frame))
      }
    }
  }
}

/// What ends an order, and is asked for twice.
extension OrderPages {
  private func ask(_ ending: OrderPage.Ending, _ request: Request) async -> Response {
    await context.page(for: request) { frame throws(StoreError) in
      let order = try await order(request)
      return (.ok, question(ending, order, FormState(key: context.newKey(), version: order.version), frame))
    }
  }

  private func take(_ ending: OrderPage.Ending, _ request: Request) async throws -> Response {
    try await context.answer(request) { frame, values throws(StoreError) -> FormOutcome<ConfirmationPage> in
      let id = try request.order()
      var state = FormState(sent: values)
      let version = try state.seenVersion()
      do throws(StoreError) {
        switch ending {
        case .cancel:
          let receipt = try await context.execute(CancelOrder(id, version: version), for: request, values)
          return .done(OrderAddress.order(id).text, .orderCancelled, position: receipt.position)
        case .delete:
          let receipt = try await context.execute(DeleteOrder(id, version: version), for: request, values)
          return .done(OrderAddress.list().text, .orderDeleted, position: receipt.position)
        }
      } catch {
        let order = try await order(request)
        state.refuse(error, among: [], newKey: context.newKey())
        state.version = order.version
        return .again(error.formStatus, question(ending, order, state, frame))
      }
    }
  }

  private func question(
    _ ending: OrderPage.Ending, _ order: OrderDocument, _ state: FormState, _ frame: Frame
  ) -> ConfirmationPage {
    let strings = frame.localisation.strings
    return ConfirmationPage(
      question: strings.question(of: ending, order.reference),
      consequence: strings.consequence(of: ending, origin: order.origin), action: strings.name(of: ending),
      state: state, address: OrderAddress.ending(order.id, ending).text, back: OrderAddress.order(order.id).text,
      place: .orders, frame: frame)
  }
}

extension StoreError {
  /// Whether somebody else was faster.
  fileprivate var isOutrun: Bool {
    switch self {
    case .changedMeanwhile, .wrongStatus: true
    default: false
    }
  }
}

extension Request {
  /// The order that the address names.
  /// - Throws: `StoreError.notFound` with what stands there, if that names nothing.
  func order() throws(StoreError) -> Order.ID {
    let text = parameters["id"] ?? ""
    guard let id = Order.ID(text) else { throw .notFound(.order, key: text) }
    return id
  }
}
