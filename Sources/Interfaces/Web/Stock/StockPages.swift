import Commands
import Domain
import HTTPServer
import Queries

/// The pages of stock: what all shelves hold, and the entry of what is on one.
struct StockPages: Sendable {
  let context: Context

  func add(to routes: inout Routes) {
    routes.on(.get, "/stocks", right: "stock.read", list)
    routes.on(.get, "/stocks/{product_id}", right: "stock.write", entry)
    routes.on(.post, "/stocks/{product_id}", right: "stock.write", bodyLimit: Route.formLimit, enter)
  }

  @Sendable private func list(_ request: Request) async -> Response {
    await context.page(for: request) { frame throws(StoreError) in
      let query = StockListPage.Query(store: context.queries, currency: context.site.currency)
      return (.ok, StockListPage.View(model: try await query.model(ProductListState(request.query)), frame: frame))
    }
  }

  @Sendable private func entry(_ request: Request) async -> Response {
    await context.page(for: request) { frame throws(StoreError) in
      let product = try await context.product(try request.product("product_id"))
      let entry = Self.entry(request, product)
      let values: FormValues = [
        StockField.how.rawValue: StockChange.to.rawValue,
        StockField.reason.rawValue: AdjustStock.Reason.adjustment.rawValue,
      ]
      return (
        .ok,
        StockEntryPage(
          product: product, entry: entry, state: FormState(values, key: context.newKey()), frame: frame)
      )
    }
  }

  /// What is asked for, else what is done most: a count where nobody has counted yet, else a delivery.
  private static func entry(_ request: Request, _ product: ProductDocument) -> StockEntry {
    request.query["entry"].flatMap(StockEntry.init) ?? (product.onHand == nil ? .count : .receive)
  }

  @Sendable private func enter(_ request: Request) async throws -> Response {
    try await context.answer(request) { frame, form throws(StoreError) -> FormOutcome<StockEntryPage> in
      let product = try await context.product(try request.product("product_id"))
      let entry = Self.entry(request, product)
      var reader = FormReader(FormState(sent: form), currency: context.site.currency)
      func again(_ state: FormState, _ status: Status) -> FormOutcome<StockEntryPage> {
        .again(status, StockEntryPage(product: product, entry: entry, state: state, frame: frame))
      }
      do throws(StoreError) {
        guard let position = try await execute(entry, of: product.id, &reader, request, form) else {
          var state = reader.state
          state.key = context.newKey()
          return again(state, .unprocessableContent)
        }
        return .done(Address.product(product.id).text, entry.notice, position: position)
      } catch {
        var state = reader.state
        let units = StockField.units.rawValue
        state.refuse(
          error, among: [units], aliases: ["quantity": units, "counted": units, "to": units, "by": units],
          newKey: context.newKey())
        return again(state, error.formStatus)
      }
    }
  }

  /// - Returns: from where in the change log reads show it; `nil` where a field is at fault.
  private func execute(
    _ entry: StockEntry, of product: Product.ID, _ reader: inout FormReader, _ request: Request, _ form: FormValues
  ) async throws(StoreError) -> Int64? {
    let units = StockField.units.rawValue
    switch entry {
    case .receive:
      let (received, note) = (reader.whole(units, in: Quantity.allowed), reader.note())
      guard let received, !reader.isRefused else { return nil }
      let command = try ReceiveStock(try Quantity(received), of: product, note: note)
      return try await context.execute(command, for: request, form).position
    case .count:
      let (counted, note) = (reader.whole(units, in: Stock.allowed), reader.note())
      guard let counted, !reader.isRefused else { return nil }
      return try await context.execute(try CountStock(counted, of: product, note: note), for: request, form).position
    case .adjust:
      let (adjustment, note) = (reader.adjustment(), reader.note())
      guard let (adjustment, reason) = adjustment, !reader.isRefused else { return nil }
      let command = try AdjustStock(product, adjustment, because: reason, note: note)
      return try await context.execute(command, for: request, form).position
    }
  }
}

extension StockEntry {
  fileprivate var notice: Notice {
    switch self {
    case .receive: .stockReceived
    case .count: .stockCounted
    case .adjust: .stockAdjusted
    }
  }
}
