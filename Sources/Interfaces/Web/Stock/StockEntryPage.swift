import Commands
import Domain
import Markup

/// Where people enter what came to a shelf, what is on it, or what is wrong with its books.
struct StockEntryPage: LocalisedComponent {
  let product: ProductDocument
  let entry: StockEntry
  let state: FormState
  let frame: Frame

  var localisation: Localisation { frame.localisation }

  var content: some HTML {
    Shell(frame, state.isRefused ? strings.toMend(title) : title, at: .stock) {
      div(.class("narrow-form")) {
        Breadcrumb(steps: steps, localisation: localisation)
        div(.class("head")) {
          hgroup {
            h1 { title }
            p(.class("muted")) { span(.class("code")) { product.sku } }
          }
        }
        div(.class("flow")) {
          StockFigures(product: product, localisation: localisation)
          Segments(name: strings.stockEntry, choices: entries)
          form
        }
      }
    }
  }

  private var title: String { strings.enterStock(of: product.name) }

  private var steps: [Breadcrumb.Step] {
    [
      .init(name: strings.stock, address: Address.stocks(ProductListState()).text),
      .init(name: product.name, address: Address.product(product.id).text),
    ]
  }

  /// A shelf that nobody counts has nothing to adjust.
  private var entries: [Segments.Choice] {
    StockEntry.allCases.filter { $0 != .adjust || product.onHand != nil }.map { choice in
      Segments.Choice(
        name: strings.name(of: choice), address: Address.stock(product.id, choice).text, isPresent: choice == entry)
    }
  }

  private var form: some HTML {
    FormFrame(state, to: Address.stock(product.id, entry).text, isCard: true, label: label, in: localisation) {
      p(.class("hint")) { strings.meaning(of: entry) }
      if entry == .adjust {
        RadioField(
          name: StockField.how.rawValue, title: strings.label(of: .how), choices: changes, state: state,
          localisation: localisation)
      }
      div(.class("fields")) {
        TextField(
          name: StockField.units.rawValue, title: strings.unitsLabel(of: entry), keyboard: keyboard, isFirst: true,
          state: state, localisation: localisation)
        if entry == .adjust {
          SelectField(
            name: StockField.reason.rawValue, title: strings.label(of: .reason), choices: reasons, state: state,
            localisation: localisation)
        }
        TextField(
          name: StockField.note.rawValue, title: strings.label(of: .note), hint: strings.noteHint(of: entry),
          isOptional: true, classes: "broad", state: state, localisation: localisation)
      }
      FormActions(send: strings.save, back: Address.product(product.id).text, localisation: localisation)
    }
  }

  /// Telephones show no minus sign for whole numbers, and adjustments may need one.
  private var keyboard: InputMode { entry == .adjust ? .text : .numeric }

  private var label: @Sendable (String) -> String {
    { [strings, entry] name in
      switch StockField(rawValue: name) {
      case .units: strings.unitsLabel(of: entry)
      case let field?: strings.label(of: field)
      case nil: name
      }
    }
  }

  private var changes: [SelectField.Choice] {
    StockChange.allCases.map { .init(value: $0.rawValue, name: strings.name(of: $0)) }
  }

  private var reasons: [SelectField.Choice] {
    AdjustStock.Reason.allCases.map { .init(value: $0.rawValue, name: strings.name(of: $0)) }
  }
}
