import Domain
import Markup
import Queries

/// Who bought.
struct OrderBuyerCard: LocalisedComponent {
  /// `nil` where the read model does not know the buyer yet.
  let buyer: UserDocument?
  let id: User.ID
  let localisation: Localisation

  var content: some HTML {
    section(.class("card")) {
      div(.class("head", "tight")) { h2 { strings.member(of: .buyer) } }
      if let buyer {
        p {
          a(.href(UserAddress.user(id).text)) { strong { buyer.name } }
          if !buyer.isAnonymous { span(.class("sub")) { buyer.email } }
        }
      }
      p { a(.href(OrderAddress.list(OrderFilters(buyer: id)).text)) { strings.ordersOfBuyer } }
    }
  }
}

/// What is good to know of an order, beside its lines.
struct OrderFactsCard: LocalisedComponent {
  let order: OrderDocument
  let localisation: Localisation

  var content: some HTML {
    section(.class("card")) {
      h2 { strings.facts }
      dl(.class("facts")) {
        fact(strings.reference) { span(.class("code")) { order.reference } }
        fact(strings.placed) {
          time(.datetime(order.placedAt.description)) { localisation.exactMoment(order.placedAt) }
        }
        fact(strings.origin) { strings.name(of: order.origin) }
        fact(strings.version) { numbers.whole(order.version) }
      }
    }
  }

  @HTMLBuilder
  private func fact(_ name: String, @HTMLBuilder _ value: () -> some HTML) -> some HTML {
    dt { name }
    dd { value() }
  }
}

extension Localisation {
  /// `21 November 2026, 14:32`
  func exactMoment(_ time: Timestamp) -> String {
    "\(strings.day(calendar.day(at: time))), \(strings.time(TimeOfDay(time, in: calendar)))"
  }
}
