import Domain
import Markup
import Queries

/// What an order sold, at the prices of its day.
struct OrderLinesSection: LocalisedComponent {
  let order: OrderDocument
  let localisation: Localisation

  var content: some HTML {
    section {
      div(.class("head", "tight")) {
        h2 { strings.lines }
        if order.status == .placed { a(.href(OrderAddress.lines(order.id).text)) { strings.changeLines } }
      }
      DataTable(strings.lines, isStacked: true) {
        thead {
          tr {
            th(.scope(.col)) { strings.member(of: .product) }
            th(.scope(.col), .class("num")) { strings.quantity }
            th(.scope(.col), .class("num", "minor")) { strings.priceAsSold }
            th(.scope(.col), .class("num")) { strings.total }
          }
        }
        tbody { order.lines.map(line) }
        tfoot {
          tr {
            th(.scope(.row)) { strings.total }
            td(.class("num")) { numbers.whole(Int64(order.units)) }
            td(.class("minor")) {}
            td(.class("num", "big")) { localisation.money(order.total.minorUnits) }
          }
        }
      }
    }
  }

  private func line(_ line: OrderDocument.Line) -> some HTML {
    tr {
      th(.scope(.row)) {
        a(.href(Address.product(line.product).text)) { line.name }
        span(.class("sub", "code")) { line.sku }
      }
      td(.class("num")) { numbers.whole(Int64(line.quantity)) }
      td(.class("num", "minor")) { localisation.money(line.unitPrice.minorUnits) }
      td(.class("num")) { localisation.money(line.amount.minorUnits) }
    }
  }
}
