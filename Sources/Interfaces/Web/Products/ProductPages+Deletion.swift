import Commands
import Domain
import HTTPServer

extension ProductPages {
  @Sendable func askToDelete(_ request: Request) async -> Response {
    await context.page(for: request) { frame throws(StoreError) in
      let product = try await context.product(try request.product())
      return (.ok, question(product, FormState(key: context.newKey(), version: product.version), frame))
    }
  }

  @Sendable func delete(_ request: Request) async throws -> Response {
    try await context.answer(request) { frame, form throws(StoreError) -> FormOutcome<ConfirmationPage> in
      let id = try request.product()
      var state = FormState(sent: form)
      let version = try state.seenVersion()
      do throws(StoreError) {
        let receipt = try await context.execute(DeleteProduct(id, version: version), for: request, form)
        let list = Address.products(ProductListState()).text
        return .done(list, .productDeleted, position: receipt.position)
      } catch {
        let product = try await context.product(id)
        state.refuse(error, among: [], newKey: context.newKey())
        state.version = product.version
        return .again(error.formStatus, question(product, state, frame))
      }
    }
  }

  private func question(_ product: ProductDocument, _ state: FormState, _ frame: Frame) -> ConfirmationPage {
    let strings = frame.localisation.strings
    let address = Address.product(product.id).text
    var alternative: ConfirmationPage.Alternative?
    if case .notDeletable = state.refusal, product.status == .active {
      alternative = .init(name: strings.archive, step: ProductDetailPage.Step.archive.rawValue, address: address)
    }
    return ConfirmationPage(
      question: strings.deleteProduct(product.name), consequence: strings.deletionConsequence,
      action: strings.deleteForGood, state: state, address: Address.deleteProduct(product.id).text, back: address,
      alternative: alternative, place: .products, frame: frame)
  }
}
