import Domain
import Markup

/// One product: what is known of it, how its shelf stands and how it came to that.
struct ProductDetailPage: LocalisedComponent {
  /// What is done to a product without a form of its own.
  enum Step: String, Sendable {
    case archive
    case restore
  }

  let product: ProductDocument
  let ledger: Ledger
  let today: CalendarDay
  let key: String
  let frame: Frame

  var localisation: Localisation { frame.localisation }

  var content: some HTML {
    Shell(frame, product.name, at: .products) {
      Breadcrumb(steps: steps, localisation: localisation)
      heading
      div(.class("cols")) {
        div(.class("flow")) {
          section(.class("flow"), .aria("labelledby", "stock")) {
            div(.class("head", "tight")) {
              h2(.id("stock")) { strings.stock }
              a(.class("button", "small"), .href(Address.stock(product.id).text)) {
                Icon(.barcode)
                strings.enterStock
              }
            }
            StockFigures(product: product, localisation: localisation)
          }
          LedgerSection(ledger: ledger, product: product.id, today: today, localisation: localisation)
        }
        aside { ProductFacts(product: product, localisation: localisation) }
      }
    }
  }

  private var steps: [Breadcrumb.Step] {
    let list = ProductListState()
    let start = Breadcrumb.Step(name: strings.products, address: Address.products(list).text)
    guard let category = product.category else { return [start] }
    return [
      start, Breadcrumb.Step(name: category, address: Address.products(list.with { $0.category = category }).text),
    ]
  }

  private var heading: some HTML {
    div(.class("head")) {
      hgroup {
        h1 {
          "\(product.name) "
          LevelBadge(level: product.level, localisation: localisation)
        }
        p(.class("muted")) {
          span(.class("code")) { product.sku }
          if let barcode = product.barcode { " · \(barcode)" }
        }
      }
      a(.class("button"), .href(Address.editProduct(product.id).text)) {
        Icon(.pencil)
        strings.edit
      }
      Menu(strings.moreActions, icon: .more, isIconOnly: true) {
        form(.class("menu-list"), .method(.post), .action(Address.product(product.id).text)) {
          input(.type(.hidden), .name(FormState.keyName), .value(key))
          button(.name("step"), .value(step.rawValue)) { product.status == .active ? strings.archive : strings.restore }
          a(.class("danger"), .href(Address.deleteProduct(product.id).text)) { strings.delete }
        }
      }
    }
  }

  private var step: Step { product.status == .active ? .archive : .restore }
}

/// What is known of a product beside its name and its shelf.
struct ProductFacts: LocalisedComponent {
  let product: ProductDocument
  let localisation: Localisation

  var content: some HTML {
    section(.class("card")) {
      h2 { strings.details }
      dl(.class("facts")) {
        facts.map(pair)
      }
    }
  }

  private var facts: [(String, String)] {
    [
      (strings.label(of: .price), localisation.money(product.price.minorUnits)),
      (strings.label(of: .category), product.category ?? "–"), (strings.label(of: .sku), product.sku),
      (strings.label(of: .barcode), product.barcode ?? "–"), (strings.state, strings.name(of: product.status)),
      (strings.version, numbers.whole(product.version)),
    ]
  }

  private func pair(_ name: String, _ value: String) -> some HTML {
    Fact(name: name, value: value)
  }
}

/// A name and its value.
struct Fact: Component {
  let name: String
  let value: String

  var content: some HTML {
    dt { name }
    dd { value }
  }
}
