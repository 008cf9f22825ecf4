import Domain
import Markup

/// The orders that came last.
struct NewestOrdersCard: LocalisedComponent {
  let orders: [OrderRow]
  let today: CalendarDay
  let localisation: Localisation

  var content: some HTML {
    section(.class("card")) {
      div(.class("head")) {
        h2 { strings.newestOrders }
        a(.href(OrderAddress.list().text), .aria("label", strings.seeAll(of: strings.orders))) { strings.seeAll }
      }
      DataTable(strings.newestOrders) {
        OrderTableRows(orders: orders, today: today, isFull: false, localisation: localisation)
      }
    }
  }
}
