import Domain
import Markup
import Queries

extension ProductListPage {
  struct View: LocalisedComponent {
    let model: Model
    let frame: Frame

    var localisation: Localisation { frame.localisation }

    var content: some HTML {
      Shell(frame, strings.products, at: .products) {
        heading
        ListPage(
          strings.products, isEmpty: model.products.isEmpty, tabs: Tabs(name: strings.scope, choices: tabs),
          filters: ProductFilters(model: model, localisation: localisation), pager: pager, localisation
        ) {
          thead { headings }
          tbody { model.products.map(row) }
        } nothing: {
          nothing
        }
      }
    }

    private var state: ProductListState { model.state }

    private var heading: some HTML {
      div(.class("head")) {
        h1 { strings.products }
        a(.class("button"), .href(Address.importing.text)) {
          Icon(.import)
          span(.class("tuck")) { strings.importing }
        }
        a(.class("button"), .href(Address.productsFile(state).text)) {
          Icon(.export)
          span(.class("tuck")) { strings.exportCSV }
        }
        a(.class("button", "primary"), .href(Address.newProduct.text)) {
          Icon(.plus)
          strings.addProduct
        }
      }
    }

    private var tabs: [Segments.Choice] {
      ProductListState.Scope.allCases.map { scope in
        Segments.Choice(
          name: strings.name(of: scope), address: Address.products(state.with { $0.scope = scope }).text,
          isPresent: scope == state.scope)
      }
    }

    private var pager: Pager {
      Pager(
        rows: model.products.count, first: state.cursor == nil ? nil : Address.products(state.with { _ in }).text,
        next: model.next.map { next in Address.products(state.with { $0.cursor = next }).text },
        localisation: localisation)
    }

    private var headings: some HTML {
      tr {
        heading(strings.member(of: .product), sortedBy: .name)
        th(.scope(.col), .class("minor")) { strings.label(of: .category) }
        th(.scope(.col)) { strings.state }
        heading(strings.onHand, "num", sortedBy: .onHand)
        th(.scope(.col), .class("num", "minor")) { strings.label(of: .reorderPoint) }
        heading(strings.label(of: .price), "num", sortedBy: .price)
      }
    }

    private func heading(_ name: String, _ classes: String? = nil, sortedBy sort: ProductListQuery.Sort) -> some HTML {
      th(
        .scope(.col), .class(classes),
        .aria("sort", state.sort == sort ? (state.descending ? "descending" : "ascending") : nil)
      ) { name }
    }

    private func row(_ product: ProductDocument) -> some HTML {
      tr(.class(product.status == .archived ? "done" : nil)) {
        th(.scope(.row)) {
          a(.href(Address.product(product.id).text)) { product.name }
          span(.class("sub", "code")) { product.sku }
        }
        td(.class("minor")) { product.category ?? "" }
        td { LevelBadge(level: product.level, localisation: localisation) }
        td(.class("num")) { UnitCount(units: product.onHand, localisation: localisation) }
        td(.class("num", "minor")) { UnitCount(units: product.reorderPoint, localisation: localisation) }
        td(.class("num")) { localisation.money(product.price.minorUnits) }
      }
    }

    @HTMLBuilder
    private var nothing: some HTML {
      if state.isFiltered || state.cursor != nil {
        EmptyState(.search, strings.noProductMatches, strings.noProductMatchesAdvice) {
          a(.class("button"), .href(Address.products(ProductListState()).text)) { strings.clearFilters }
        }
      } else if state.scope != .active && state.scope != .all {
        EmptyState(.check, strings.noProductHere, strings.noProductHereAdvice) {
          a(.class("button"), .href(Address.products(ProductListState()).text)) {
            strings.name(of: ProductListState.Scope.active)
          }
        }
      } else {
        EmptyState(.tag, strings.noProducts, strings.noProductsAdvice) {
          div(.class("row")) {
            a(.class("button", "primary"), .href(Address.newProduct.text)) { strings.addProduct }
            a(.class("button"), .href(Address.importing.text)) { strings.importing }
          }
        }
      }
    }
  }
}
