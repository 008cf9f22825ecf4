import Domain
import Markup
import Queries

extension OrderListPage {
  struct View: LocalisedComponent {
    let model: Model
    let frame: Frame

    var localisation: Localisation { frame.localisation }

    var content: some HTML {
      Shell(frame, strings.orders, at: .orders) {
        div(.class("head")) {
          h1 { strings.orders }
          a(.class("button", "primary"), .href(OrderAddress.new(buyer: buyer?.id).text)) {
            Icon(.plus)
            strings.newOrder
          }
        }
        if let fault = model.fault { PeriodProblem(fault: fault, localisation: localisation) }
        ListPage(
          strings.orders, isEmpty: model.rows.isEmpty, tabs: tabs, filters: filters, pager: pager, localisation
        ) {
          OrderTableRows(orders: model.rows, today: today, localisation: localisation)
        } nothing: {
          nothing
        }
      }
    }

    private var today: CalendarDay { frame.site.calendar.day(at: model.readAt) }

    private var buyer: (id: User.ID, name: String)? {
      if case .one(let id, let name) = model.buyer { (id, name) } else { nil }
    }

    private func address(_ change: (inout OrderFilters) -> Void) -> String {
      OrderAddress.list(model.filters.with(change)).text
    }

    private var tabs: Tabs {
      Tabs(
        name: strings.scope,
        choices: ([nil] + Order.Status.allCases.map(Optional.some)).map { status in
          Segments.Choice(
            name: strings.scope(of: status), address: address { $0.status = status },
            isPresent: status == model.filters.status)
        })
    }

    private var pager: Pager {
      Pager(
        rows: model.rows.count, first: model.filters.cursor == nil ? nil : address { _ in },
        next: model.next.map { next in address { $0.cursor = next } }, localisation: localisation)
    }

    private var filters: some HTML {
      ListFilters(
        OrderAddress.list().text,
        search: .init(text: model.filters.search, label: strings.searchOrders, placeholder: strings.orderSearchHint),
        kept: [
          .init(name: "status", value: model.filters.status?.rawValue),
          .init(name: "buyer", value: model.filters.buyer.map { "\($0)" }),
        ],
        chips: chips, localisation, fields: OrderFilterFields(model: model, localisation: localisation))
    }

    private var chips: [ListFilters<OrderFilterFields>.Chip] {
      let who = buyer?.name ?? model.filters.who.shortened
      let days = [
        (strings.placedFrom, model.filters.from, address { $0.from = "" }),
        (strings.placedTo, model.filters.to, address { $0.to = "" }),
      ]
      let buyers = [(strings.member(of: .buyer), who, address { ($0.buyer, $0.who) = (nil, "") })]
      return (buyers + days).filter { !$0.1.isEmpty }.map { name, value, without in
        .init(name: name, value: CalendarDay(value).map(strings.shortDay) ?? value, without: without)
      }
    }

    @HTMLBuilder
    private var nothing: some HTML {
      switch model.buyer {
      case .several(let people, let hasMore):
        BuyerChoice(people: people, hasMore: hasMore, filters: model.filters, localisation: localisation)
      case .nobody: empty(strings.noBuyer(model.filters.who.shortened))
      case .all where !model.filters.isNarrow && model.filters.status == nil && model.next == nil:
        EmptyState(.receipt, strings.noOrders, strings.noOrdersAdvice) {}
      case .all, .one: empty(strings.noOrderMatches)
      }
    }

    private func empty(_ title: String) -> some HTML {
      EmptyState(.search, title, strings.noOrderMatchesAdvice) {
        div(.class("row")) {
          if let next = model.next {
            a(.class("button"), .href(address { $0.cursor = next })) { strings.nextPage }
          }
          a(.class("button"), .href(OrderAddress.list().text)) { strings.clearFilters }
        }
      }
    }
  }
}
