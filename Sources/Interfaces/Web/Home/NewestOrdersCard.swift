import Domain
import Markup

/// The orders that came last.
struct NewestOrdersCard: LocalisedComponent {
  let orders: [OrderRow]
  let today: CalendarDay
  let localisation: Localisation

  var content: some HTML {
    section(.class("card")) {
      div(.class("head")) { h2 { strings.newestOrders } }
      DataTable(strings.newestOrders) {
        thead {
          tr {
            th(.scope(.col)) { strings.order }
            th(.scope(.col)) { strings.status }
            th(.scope(.col), .class("num")) { strings.total }
            th(.scope(.col), .class("num")) { strings.placed }
          }
        }
        tbody { orders.map(line) }
      }
    }
  }

  private func line(_ order: OrderRow) -> some HTML {
    tr(.class(order.status.isFinished ? "done" : nil)) {
      th(.scope(.row)) {
        span(.class("code")) { order.reference }
        if !order.buyer.isEmpty { span(.class("sub")) { order.buyer } }
      }
      td { StatusBadge(status: order.status, localisation: localisation) }
      td(.class("num")) { localisation.money(order.total.minorUnits) }
      td(.class("num", "muted")) {
        time(.datetime(order.placedAt.description)) { localisation.moment(order.placedAt, seenOn: today) }
      }
    }
  }
}
