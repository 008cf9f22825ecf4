import Domain
import Markup
import Queries

/// Whose orders, and between which days.
struct OrderFilterFields: LocalisedComponent {
  let model: OrderListPage.Model
  let localisation: Localisation

  var content: some HTML {
    if model.filters.buyer == nil {
      div(.class("field")) {
        label(.for("who")) { "\(strings.member(of: .buyer)) (\(strings.nameOrEmail))" }
        input(.type(.search), .id("who"), .name("who"), .value(model.filters.who), .autocomplete("off"))
      }
    }
    day(.from, strings.placedFrom, model.filters.from)
    day(.to, strings.placedTo, model.filters.to)
  }

  private func day(_ end: PeriodEnd, _ name: String, _ value: String) -> some HTML {
    div(.class("field")) {
      label(.for(end.rawValue)) { name }
      input(
        .type(.date), .id(end.rawValue), .name(end.rawValue), .value(value),
        .aria("invalid", model.fault?.end == end ? "true" : nil),
        .aria("describedby", model.fault?.end == end ? PeriodProblem.id : nil))
    }
  }
}

/// Asks which of several people is meant, each a link to their orders.
struct BuyerChoice: LocalisedComponent {
  let people: [UserDocument]
  /// Whether more people match than are shown.
  let hasMore: Bool
  let filters: OrderFilters
  let localisation: Localisation

  var content: some HTML {
    section(.class("card")) {
      h2 { strings.whichBuyer(filters.who.shortened) }
      ul(.class("lines")) {
        for person in people {
          li {
            a(.href(OrderAddress.list(filters.with { ($0.buyer, $0.who) = (person.id, "") }).text)) { person.name }
            span(.class("sub")) { person.email }
          }
        }
      }
      if hasMore { p(.class("hint")) { strings.moreMatch } }
    }
  }
}
