import Domain
import Markup

extension EntryPage {
  /// A form that is sent as an address at each step, so that going back, reloading and another language lose nothing;
  /// only the button at its end changes the store.
  struct View: LocalisedComponent {
    let model: Model
    let frame: Frame

    var localisation: Localisation { frame.localisation }

    var content: some HTML {
      Shell(frame, title, at: .orders) {
        Breadcrumb(steps: steps, localisation: localisation)
        div(.class("head")) { h1 { title } }
        if let trouble = model.trouble, trouble.isOfWholeForm {
          Banner(.alert, .bad) { p { strings.message(of: trouble) } }
        }
        form(.class("cols"), .method(model.fitsAddress ? .get : .post), .action(address), .novalidate()) {
          hidden
          div(.class("flow")) {
            ArticleBox(scan: model.scan, takesFocus: model.trouble == nil, localisation: localisation)
            EntryLines(lines: model.lines, isRefused: model.trouble == .noLines, localisation: localisation)
          }
          aside(.class("flow", "stick")) {
            if case .placing = model.purpose {
              EntryBuyerCard(
                buyer: model.buyer, isMissing: model.trouble == .noBuyer, canLeave: model.fitsAddress,
                localisation: localisation)
            } else if let order = model.order {
              OrderNowCard(order: order, localisation: localisation)
            }
            EntryTotalCard(model: model, localisation: localisation)
          }
        }
      }
    }

    private var title: String {
      switch model.purpose {
      case .placing: strings.newOrder
      case .changing(let order): strings.changeLines(of: order.reference)
      }
    }

    private var steps: [Breadcrumb.Step] {
      let orders = Breadcrumb.Step(name: strings.orders, address: OrderAddress.list().text)
      guard let order = model.order else { return [orders] }
      return [orders, Breadcrumb.Step(name: order.reference, address: OrderAddress.order(order.id).text)]
    }

    private var address: String {
      switch model.purpose {
      case .placing: OrderAddress.new().text
      case .changing(let order): OrderAddress.lines(order.id).text
      }
    }

    @HTMLBuilder
    private var hidden: some HTML {
      ActionFields(key: model.key, version: model.order?.version)
      if let buyer = model.buyer.user {
        input(.type(.hidden), .name(Draft.Field.buyer), .value("\(buyer.id)"))
      }
    }
  }
}

extension EntryPage.Trouble {
  /// Whether it is said above the form: all but what stands where it is to be mended.
  fileprivate var isOfWholeForm: Bool { self != .noBuyer && self != .noLines }
}
