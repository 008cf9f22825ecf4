import Domain
import Markup
import Queries

extension StockListPage {
  struct View: LocalisedComponent {
    let model: Model
    let frame: Frame

    var localisation: Localisation { frame.localisation }

    var content: some HTML {
      Shell(frame, strings.stock, at: .stock) {
        div(.class("head")) { h1 { strings.stock } }
        div(.class("flow")) {
          FiguresStrip(figures: figures)
          ListPage(
            strings.stock, isEmpty: model.products.isEmpty,
            tabs: Tabs(name: strings.scope, choices: tabs),
            filters: filters,
            pager: Pager(
              rows: model.products.count,
              first: model.state.cursor == nil ? nil : Address.stocks(model.state.with { _ in }).text,
              next: model.next.map { next in Address.stocks(model.state.with { $0.cursor = next }).text },
              localisation: localisation),
            localisation
          ) {
            thead { headings }
            tbody { model.products.map(row) }
          } nothing: {
            EmptyState(.shelf, strings.noShelf, strings.noShelfAdvice) {
              a(.class("button"), .href(Address.stocks(ProductListState()).text)) { strings.clearFilters }
            }
          }
        }
      }
    }

    private var figures: [FiguresStrip.Figure] {
      let totals = model.totals
      return [
        .init(
          name: strings.value, value: localisation.money(totals.value),
          note: strings.pieces(totals.units, written: numbers.whole(totals.units))),
        .init(name: strings.trackedProducts, value: numbers.whole(Int64(totals.tracked))),
        .init(
          name: strings.name(of: ProductListState.Scope.low), value: numbers.whole(Int64(totals.low)),
          note: totals.low > 0 ? strings.toReorder : nil, tone: .wait),
        .init(name: strings.name(of: ProductListState.Scope.out), value: numbers.whole(Int64(totals.out)), note: nil),
        .init(
          name: strings.name(of: ProductListState.Scope.untracked), value: numbers.whole(Int64(totals.untracked)),
          note: nil),
      ]
    }

    private var tabs: [Segments.Choice] {
      [ProductListState.Scope.active, .low, .out, .untracked].map { scope in
        Segments.Choice(
          name: scope == .active ? strings.allShelves : strings.name(of: scope),
          address: Address.stocks(model.state.with { $0.scope = scope }).text, isPresent: scope == model.state.scope)
      }
    }

    private var filters: ListFilters<String> {
      ListFilters(
        Address.stocks(ProductListState()).text,
        search: .init(
          text: model.state.search, label: strings.searchProducts, placeholder: strings.productSearchHint),
        kept: [.init(name: "scope", value: model.state.scope == .active ? nil : model.state.scope.rawValue)],
        localisation, fields: nil)
    }

    private var headings: some HTML {
      tr {
        th(.scope(.col), .aria("sort", "ascending")) { strings.member(of: .product) }
        th(.scope(.col)) { strings.state }
        th(.scope(.col), .class("num")) { strings.onHand }
        th(.scope(.col), .class("num", "minor")) { strings.label(of: .reorderPoint) }
        th(.scope(.col), .class("num", "minor")) { strings.label(of: .targetLevel) }
        th(.scope(.col), .class("num", "minor")) { strings.toOrderHeading }
        th(.scope(.col)) { span(.class("hide")) { strings.enterStock } }
      }
    }

    private func row(_ product: ProductDocument) -> some HTML {
      tr(.class(product.status == .archived ? "done" : nil)) {
        th(.scope(.row)) {
          a(.href(Address.product(product.id).text)) { product.name }
          span(.class("sub", "code")) { product.sku }
        }
        td { LevelBadge(level: product.level, localisation: localisation) }
        td(.class("num")) { UnitCount(units: product.onHand, localisation: localisation) }
        td(.class("num", "minor")) { UnitCount(units: product.reorderPoint, localisation: localisation) }
        td(.class("num", "minor")) { UnitCount(units: product.targetLevel, localisation: localisation) }
        td(.class("num", "minor")) { UnitCount(units: product.toOrder, localisation: localisation) }
        td {
          a(
            .class("button", "small"), .href(Address.stock(product.id).text),
            .aria("label", strings.enterStock(of: product.name))
          ) {
            strings.enter
          }
        }
      }
    }
  }
}
