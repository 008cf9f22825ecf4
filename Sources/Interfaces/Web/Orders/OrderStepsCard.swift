import Domain
import Markup

/// How far an order is, and what can happen next.
struct OrderStepsCard: LocalisedComponent {
  let order: OrderDocument
  let key: String
  let today: CalendarDay
  let localisation: Localisation

  var content: some HTML {
    section(.class("card")) {
      div(.class("head")) {
        div(.class("grow")) {
          h2 { strings.standing(of: order.status) }
          p(.class("muted")) { strings.goods(of: order.status, origin: order.origin) }
        }
        if order.status.isCancellable {
          a(.class("button", "danger"), .href(OrderAddress.ending(order.id, .cancel).text)) {
            strings.name(of: OrderPage.Ending.cancel)
          }
        }
        if let step = order.status.nextStep {
          form(.method(.post), .action(OrderAddress.order(order.id).text)) {
            ActionFields(key: key, version: order.version)
            button(.class("primary"), .name(OrderPage.Step.field), .value(step.rawValue)) {
              Icon(.check)
              strings.name(of: step)
            }
          }
        }
      }
      ol(.class("steps"), .aria("label", strings.status)) { steps }
    }
  }

  private var steps: [some HTML] {
    let path = order.status.path
    let here = path.firstIndex(of: order.status) ?? 0
    return path.enumerated().map { index, status in
      li(.class(index == here ? "here" : index < here ? "past" : nil), .aria("current", index == here ? "step" : nil)) {
        strings.name(of: status)
        if status == .placed {
          span(.class("sub")) {
            time(.datetime(order.placedAt.description)) { localisation.moment(order.placedAt, seenOn: today) }
          }
        } else if index == here + 1 {
          span(.class("sub")) { strings.next }
        }
      }
    }
  }
}
