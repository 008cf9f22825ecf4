import Markup
import Queries

/// Search, category and order of the list of products.
struct ProductFilters: LocalisedComponent {
  let model: ProductListPage.Model
  let localisation: Localisation

  private static let sorts: [(ProductListQuery.Sort, descending: Bool)] = [
    (.newest, false), (.name, false), (.name, true), (.sku, false), (.price, false), (.price, true), (.onHand, false),
    (.onHand, true),
  ]

  var content: some HTML {
    ListFilters(
      Address.products(ProductListState()).text,
      search: .init(text: state.search, label: strings.searchProducts, placeholder: strings.productSearchHint),
      kept: kept, chips: chips, sorts: sorts, localisation, fields: category)
  }

  private var state: ProductListState { model.state }

  private var kept: [ListFilters<CategoryChoice>.Kept] {
    state.values.filter { ["scope", "sort", "order"].contains($0.0) }.map { .init(name: $0, value: $1) }
  }

  private var chips: [ListFilters<CategoryChoice>.Chip] {
    guard let category = state.category else { return [] }
    return [
      .init(
        name: strings.label(of: .category), value: category,
        without: Address.products(state.with { $0.category = nil }).text)
    ]
  }

  private var sorts: [Segments.Choice] {
    Self.sorts.map { sort, descending in
      Segments.Choice(
        name: strings.name(of: sort, descending: descending),
        address: Address.products(
          state.with {
            $0.sort = sort
            $0.descending = descending
          }
        ).text, isPresent: sort == state.sort && descending == state.descending)
    }
  }

  /// `nil` where no product has a category.
  private var category: CategoryChoice? {
    if model.categories.isEmpty && state.category == nil { return nil }
    return CategoryChoice(categories: model.categories, present: state.category, localisation: localisation)
  }
}

/// The categories in use, as a filter.
struct CategoryChoice: LocalisedComponent {
  let categories: [String]
  let present: String?
  let localisation: Localisation

  var content: some HTML {
    div(.class("field")) {
      label(.for("category")) { strings.label(of: .category) }
      select(.id("category"), .name("category")) {
        option(.value("")) { strings.anyCategory }
        // One that no product has any more is still what the list is filtered by.
        if let present, !categories.contains(present) { option(.value(present), .selected()) { present } }
        for category in categories { option(.value(category), .selected(category == present)) { category } }
      }
    }
  }
}
