import Commands
import Domain
import HTTPServer
import Queries

extension ProductPages {
  @Sendable func new(_ request: Request) async -> Response {
    await context.page(for: request) { frame throws(StoreError) in
      (.ok, try await page(nil, FormState(key: context.newKey()), frame))
    }
  }

  @Sendable func create(_ request: Request) async throws -> Response {
    try await context.answer(request) { frame, form throws(StoreError) -> FormOutcome<ProductFormPage> in
      var reader = FormReader(FormState(sent: form), currency: context.site.currency)
      let (name, sku, price) = (reader.name(), reader.sku(), reader.amount(ProductField.price.rawValue))
      let details = reader.details()
      let onHand = reader.optionalWhole(ProductField.onHand.rawValue, in: Stock.allowed)
      var state = reader.state
      guard let name, let sku, let price, let details, !reader.isRefused else {
        state.key = context.newKey()
        return .again(.unprocessableContent, try await page(nil, state, frame))
      }
      do throws(StoreError) {
        let product = Product(id: context.newID(), sku: sku, name: name, price: price, details: details)
        let receipt = try await context.execute(AddProduct(product, onHand: onHand), for: request, form)
        return .done(Address.product(receipt.outcome.id).text, .productAdded, position: receipt.position)
      } catch {
        return .again(error.formStatus, try await page(nil, refused(state, error), frame))
      }
    }
  }

  @Sendable func edit(_ request: Request) async -> Response {
    await context.page(for: request) { frame throws(StoreError) in
      let product = try await context.product(try request.product())
      let values = FormValues(product, frame.localisation)
      let state = FormState(values, key: context.newKey(), version: product.version, seen: values)
      return (.ok, try await page(product, state, frame))
    }
  }

  @Sendable func save(_ request: Request) async throws -> Response {
    try await context.answer(request) { frame, form throws(StoreError) -> FormOutcome<ProductFormPage> in
      let product = try await context.product(try request.product())
      let names = ProductField.edited.map(\.rawValue)
      var reader = FormReader(FormState(sent: form, editing: names), currency: context.site.currency)
      let (name, sku, price) = (reader.name(), reader.sku(), reader.amount(ProductField.price.rawValue))
      let details = reader.details()
      var state = reader.state
      let version = try state.seenVersion()
      guard let name, let sku, let price, let details, !reader.isRefused else {
        state.key = context.newKey()
        return .again(.unprocessableContent, try await page(product, state, frame))
      }
      do throws(StoreError) {
        let edits = EditProduct.Edits(sku: sku, name: name, price: price, details: details)
        let receipt = try await context.execute(
          EditProduct(product.id, version: version, edits), for: request, form)
        return .done(Address.product(product.id).text, .productSaved, position: receipt.position)
      } catch .changedMeanwhile {
        let current = try await context.product(product.id)
        state.key = context.newKey()
        state.rebase(onto: FormValues(current, frame.localisation), version: current.version, names: names)
        return .again(.conflict, try await page(current, state, frame))
      } catch {
        return .again(error.formStatus, try await page(product, refused(state, error), frame))
      }
    }
  }

  private func refused(_ state: FormState, _ error: StoreError) -> FormState {
    var state = state
    state.refuse(
      error, among: ProductField.allCases.map(\.rawValue), aliases: ProductField.aliases, newKey: context.newKey())
    return state
  }

  private func page(
    _ product: ProductDocument?, _ state: FormState, _ frame: Frame
  ) async throws(StoreError) -> ProductFormPage {
    // Suggestions are no reason to lose a form.
    let categories = (try? await context.queries.categories()) ?? []
    return ProductFormPage(product: product, state: state, categories: categories, frame: frame)
  }
}

extension EditProduct.Edits {
  /// Everything as the form has it: what it leaves empty is taken away.
  fileprivate init(sku: SKU, name: Product.Name, price: Money, details: Product.Details) {
    self.init()
    self.sku = sku
    self.name = name
    self.price = price
    category = details.category.map(Edit.set) ?? .clear
    barcode = details.barcode.map(Edit.set) ?? .clear
    reorderPoint = details.reorderPoint.map(Edit.set) ?? .clear
    targetLevel = details.targetLevel.map(Edit.set) ?? .clear
  }
}
