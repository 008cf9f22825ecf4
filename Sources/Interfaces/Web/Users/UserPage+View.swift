import Domain
import Markup
import Queries

extension UserPage {
  struct View: LocalisedComponent {
    let model: Model
    let frame: Frame

    var localisation: Localisation { frame.localisation }

    var content: some HTML {
      Shell(frame, user.name, at: .users) {
        Breadcrumb(
          steps: [Breadcrumb.Step(name: strings.users, address: UserAddress.list().text)], localisation: localisation)
        heading
        div(.class("cols")) {
          orders
          aside { facts }
        }
      }
    }

    private var user: UserDocument { model.user }

    private var heading: some HTML {
      div(.class("head")) {
        hgroup {
          h1 { user.name }
          p(.class("muted")) { user.isAnonymous ? strings.isAnonymous : user.email }
        }
        a(.class("button"), .href(UserAddress.edit(user.id).text)) {
          Icon(.pencil)
          strings.edit
        }
        a(.class("button", "primary"), .href(OrderAddress.new(buyer: user.id).text)) {
          Icon(.plus)
          strings.newOrder
        }
        Menu(strings.moreActions, icon: .more, isIconOnly: true) {
          ul(.class("menu-list")) {
            if !user.isAnonymous { li { action(.anonymise) } }
            li { action(.delete) }
          }
        }
      }
    }

    private func action(_ action: Action) -> some HTML {
      a(.class("danger"), .href(UserAddress.action(user.id, action).text)) { strings.name(of: action) }
    }

    private var facts: some HTML {
      section(.class("card")) {
        h2 { strings.facts }
        dl(.class("facts")) {
          dt { strings.label(of: UserField.email) }
          dd { user.isAnonymous ? "–" : user.email }
          dt { strings.label(of: UserField.role) }
          dd { strings.name(of: user.role) }
          dt { strings.version }
          dd { numbers.whole(user.version) }
        }
      }
    }

    private var orders: some HTML {
      section {
        div(.class("head", "tight")) {
          h2 { strings.orders }
          if model.hasMore {
            a(.href(OrderAddress.list(OrderFilters(buyer: user.id)).text), .aria("label", strings.ordersOfBuyer)) {
              strings.seeAll
            }
          }
        }
        if model.newestOrders.isEmpty {
          p(.class("muted")) { strings.boughtNothing }
        } else {
          DataTable(strings.orders) {
            OrderTableRows(
              orders: model.newestOrders, today: frame.site.calendar.day(at: model.readAt), isNamed: false,
              localisation: localisation)
          }
        }
      }
    }
  }
}
