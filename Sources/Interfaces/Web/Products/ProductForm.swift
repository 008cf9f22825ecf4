import Markup

/// The form that adds a product, or edits one.
struct ProductForm: LocalisedComponent {
  let fields: [ProductField]
  let state: FormState
  /// Where it is sent.
  let address: String
  let send: String
  let back: String
  /// Those in use, offered while typing.
  let categories: [String]
  let localisation: Localisation

  private static let categoryList = "categories"

  var content: some HTML {
    FormFrame(state, to: address, label: label, in: localisation) {
      div(.class("fields")) { fields.map(field) }
      datalist(.id(Self.categoryList)) { categories.map { option(.value($0)) } }
      FormActions(send: send, back: back, localisation: localisation)
    }
  }

  private var label: @Sendable (String) -> String {
    { [strings] name in ProductField(rawValue: name).map(strings.label) ?? name }
  }

  private func field(_ field: ProductField) -> some HTML {
    TextField(
      name: field.rawValue, title: strings.label(of: field), hint: strings.hint(for: field, in: localisation.currency),
      keyboard: field.keyboard, isOptional: field.isOptional, isFirst: field == .name,
      suggestions: field == .category ? Self.categoryList : nil, classes: field == .name ? "broad" : nil,
      state: state, localisation: localisation)
  }
}

extension ProductField {
  fileprivate var keyboard: InputMode? {
    switch self {
    case .name, .sku, .category, .barcode: nil
    case .price: .decimal
    case .onHand, .reorderPoint, .targetLevel: .numeric
    }
  }

  fileprivate var isOptional: Bool {
    switch self {
    case .name, .sku, .price: false
    case .category, .barcode, .onHand, .reorderPoint, .targetLevel: true
    }
  }
}
