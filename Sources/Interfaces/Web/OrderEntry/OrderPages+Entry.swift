import Commands
import Domain
import HTTPServer
import Queries

/// Entering an order, and changing the lines of one. Every step within the form shows the form again; only the button
/// at its end changes the store.
extension OrderPages {
  @Sendable func enter(_ request: Request) async -> Response { await form(request, request.query) }

  @Sendable func place(_ request: Request) async throws -> Response {
    guard let values = request.form else { throw HTTPError(.unsupportedMediaType) }
    guard values[Draft.Field.send] != nil else { return await form(request, values) }
    return try await context.answer(request) { frame, fields throws(StoreError) in
      let model = try await query.model(of: .placing, key: key(values), values, isSending: true)
      return try await send(model, frame, request, values) { () throws(StoreError) in
        guard let buyer = model.buyer.user else { throw .notFound(.user, key: "") }
        let order = try PlaceOrder(id: context.newID(), buyer: buyer.id, items: model.items)
        let receipt = try await context.execute(order, for: request, fields)
        return .done(OrderAddress.order(receipt.outcome.id).text, .orderPlaced, position: receipt.position)
      }
    }
  }

  @Sendable func editLines(_ request: Request) async -> Response { await form(request, request.query) }

  @Sendable func saveLines(_ request: Request) async throws -> Response {
    guard let values = request.form else { throw HTTPError(.unsupportedMediaType) }
    guard values[Draft.Field.send] != nil else { return await form(request, values) }
    return try await context.answer(request) { frame, fields throws(StoreError) in
      let order = try await order(request)
      let model = try await query.model(of: .changing(order), key: key(values), values, isSending: true)
      let version = values[Draft.Field.version].flatMap { Int64($0) } ?? 0
      return try await send(model, frame, request, values) { () throws(StoreError) in
        let change = try ChangeOrderLines(order.id, version: version, items: model.items)
        let receipt = try await context.execute(change, for: request, fields)
        return .done(OrderAddress.order(order.id).text, .orderChanged, position: receipt.position)
      }
    }
  }
}

extension OrderPages {
  private var query: EntryPage.Query { EntryPage.Query(store: context.queries, currency: context.site.currency) }

  private func key(_ values: URLEncodedValues) -> String { values[Draft.Field.key] ?? context.newKey() }

  /// The form for the values of its address, or of what a step sent.
  private func form(_ request: Request, _ values: URLEncodedValues) async -> Response {
    await context.page(for: request) { frame throws(StoreError) in
      if request.parameters["id"] == nil {
        return (.ok, EntryPage.View(model: try await query.model(of: .placing, key: key(values), values), frame: frame))
      }
      let order = try await order(request)
      let isOpened = values[Draft.Field.version] == nil
      let model =
        isOpened
        ? try await query.model(changing: order, key: context.newKey())
        : try await query.model(of: .changing(order), key: key(values), values)
      return (.ok, EntryPage.View(model: model, frame: frame))
    }
  }

  /// Has the order placed or changed, where nothing hinders it; else the form once more, with all that was entered.
  private func send(
    _ model: EntryPage.Model, _ frame: Frame, _ request: Request, _ values: URLEncodedValues,
    _ execute: () async throws(StoreError) -> FormOutcome<EntryPage.View>
  ) async throws(StoreError) -> FormOutcome<EntryPage.View> {
    if let hindrance = model.hindrance {
      return .again(.unprocessableContent, view(model.with(hindrance), frame, request))
    }
    do throws(StoreError) {
      return try await execute()
    } catch {
      let purpose = try await purpose(of: model)
      let key = error == .keyReused ? context.newKey() : model.key
      let again = try await query.model(of: purpose, key: key, values, isSending: true, refusal: error)
      return .again(error.formStatus, view(again, frame, request))
    }
  }

  /// The form as if its address had been asked for, so that another language or colour shows it again.
  private func view(_ model: EntryPage.Model, _ frame: Frame, _ request: Request) -> EntryPage.View {
    guard model.fitsAddress else { return EntryPage.View(model: model, frame: frame) }
    let seen = Request(.get, Address.path(request.path.raw, model.values), fields: request.fields)
    let visit = Visit(seen, preferred: context.site.language)
    return EntryPage.View(
      model: model, frame: Frame(site: frame.site, visit: visit, requestID: frame.requestID, isBehind: frame.isBehind))
  }

  /// As it is now.
  private func purpose(of model: EntryPage.Model) async throws(StoreError) -> EntryPage.Purpose {
    guard let order = model.order else { return .placing }
    guard let document = try await context.queries.order(order.id) else {
      throw .notFound(.order, key: "\(order.id)")
    }
    return .changing(try OrderDocument(document, currency: context.site.currency))
  }
}
