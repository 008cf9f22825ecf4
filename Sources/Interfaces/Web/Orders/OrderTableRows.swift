import Domain
import Markup

/// Orders, one a row.
struct OrderTableRows: LocalisedComponent {
  let orders: [OrderRow]
  let today: CalendarDay
  /// Whether there is room for the number of lines.
  var isFull = true
  /// Whether the buyer is named.
  var isNamed = true
  let localisation: Localisation

  var content: some HTML {
    thead {
      tr {
        th(.scope(.col)) { strings.order }
        th(.scope(.col)) { strings.status }
        if isFull { th(.scope(.col), .class("num", "minor")) { strings.lines } }
        th(.scope(.col), .class("num")) { strings.total }
        th(.scope(.col), .class("num", isFull ? "minor" : nil)) { strings.placed }
      }
    }
    tbody { orders.map(row) }
  }

  private func row(_ row: OrderRow) -> some HTML {
    let order = row.order
    return tr(.class(order.status.isFinished ? "done" : nil)) {
      th(.scope(.row)) {
        a(.class("code"), .href(OrderAddress.order(order.id).text)) { order.reference }
        if isNamed, !row.buyer.isEmpty { span(.class("sub")) { row.buyer } }
        if isFull { span(.class("sub", "phone")) { placed(order) } }
      }
      td { StatusBadge(status: order.status, localisation: localisation) }
      if isFull { td(.class("num", "minor")) { numbers.whole(order.lines) } }
      td(.class("num")) { localisation.money(order.total.minorUnits) }
      td(.class("num", "muted", isFull ? "minor" : nil)) { placed(order) }
    }
  }

  private func placed(_ order: OrderSummary) -> some HTML {
    time(.datetime(order.placedAt.description)) { localisation.moment(order.placedAt, seenOn: today) }
  }
}
