import Domain
import Markup

/// The page of the form of a product.
struct ProductFormPage: LocalisedComponent {
  /// What is edited; `nil` where something is added.
  let product: ProductDocument?
  let state: FormState
  let categories: [String]
  let frame: Frame

  var localisation: Localisation { frame.localisation }

  var content: some HTML {
    Shell(frame, state.isRefused ? strings.toMend(title) : title, at: .products) {
      div(.class("narrow-form")) {
        Breadcrumb(steps: steps, localisation: localisation)
        div(.class("head")) { h1 { title } }
        ProductForm(
          fields: product == nil ? ProductField.allCases : ProductField.edited, state: state,
          address: address, send: product == nil ? strings.addProduct : strings.save, back: back,
          categories: categories, localisation: localisation)
      }
    }
  }

  private var title: String { product.map { strings.editProduct($0.name) } ?? strings.newProduct }

  private var address: String {
    (product.map { Address.editProduct($0.id) } ?? .newProduct).text
  }

  private var back: String {
    (product.map { Address.product($0.id) } ?? .products(ProductListState())).text
  }

  private var steps: [Breadcrumb.Step] {
    let list = Breadcrumb.Step(name: strings.products, address: Address.products(ProductListState()).text)
    guard let product else { return [list] }
    return [list, Breadcrumb.Step(name: product.name, address: Address.product(product.id).text)]
  }
}
