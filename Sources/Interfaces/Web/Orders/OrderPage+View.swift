import Domain
import Markup
import Queries

extension OrderPage {
  struct View: LocalisedComponent {
    let model: Model
    let key: String
    let frame: Frame

    var localisation: Localisation { frame.localisation }

    var content: some HTML {
      Shell(frame, strings.title(ofOrder: order.reference), at: .orders) {
        if model.isStale { Warning(strings.orderChanged, strings.orderChangedAdvice) }
        Breadcrumb(
          steps: [Breadcrumb.Step(name: strings.orders, address: OrderAddress.list().text)], localisation: localisation)
        heading
        div(.class("cols")) {
          div(.class("flow")) {
            OrderStepsCard(order: order, key: key, today: today, localisation: localisation)
            OrderLinesSection(order: order, localisation: localisation)
          }
          aside(.class("flow")) {
            OrderBuyerCard(buyer: model.buyer, id: order.buyer, localisation: localisation)
            OrderFactsCard(order: order, localisation: localisation)
          }
        }
      }
    }

    private var order: OrderDocument { model.order }
    private var today: CalendarDay { frame.site.calendar.day(at: model.readAt) }

    private var heading: some HTML {
      div(.class("head")) {
        hgroup {
          h1 {
            span(.class("code")) { order.reference }
            " "
            StatusBadge(status: order.status, localisation: localisation)
          }
          p(.class("muted")) {
            strings.placed(localisation.exactMoment(order.placedAt), by: model.buyer?.name)
          }
        }
        Menu(strings.moreActions, icon: .more, isIconOnly: true) {
          ul(.class("menu-list")) {
            li {
              a(.class("danger"), .href(OrderAddress.ending(order.id, .delete).text)) {
                strings.name(of: OrderPage.Ending.delete)
              }
            }
          }
        }
      }
    }
  }
}
