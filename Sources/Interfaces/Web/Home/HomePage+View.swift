import Domain
import Markup
import Queries

extension HomePage {
  struct View: LocalisedComponent {
    let model: Model
    let frame: Frame

    var localisation: Localisation { frame.localisation }

    var content: some HTML {
      Shell(frame, strings.dashboard, at: .home) {
        if let sales = model.sales {
          div(.class("head")) {
            hgroup {
              h1 { strings.today }
              p(.class("muted")) { strings.dayOfWeek(today).asSentence }
            }
          }
          div(.class("flow")) {
            TodayFigures(sales: sales, localisation: localisation)
            SpanFigures(sales: sales, localisation: localisation)
            div(.class("cols", "halves", "even")) {
              BestSellersCard(answer: sales.bestSellers, period: sales.span, localisation: localisation)
              NewestOrdersCard(orders: sales.newestOrders, today: today, localisation: localisation)
            }
            Freshness(position: model.position, readAt: model.readAt, localisation: localisation)
          }
        } else {
          FirstSteps(localisation: localisation)
        }
      }
    }

    private var today: CalendarDay { frame.site.calendar.day(at: model.readAt) }
  }
}
