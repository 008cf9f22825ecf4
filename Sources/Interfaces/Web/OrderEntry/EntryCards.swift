import Domain
import Markup
import Queries

/// Who buys: searched by name or e-mail, then chosen.
struct EntryBuyerCard: LocalisedComponent {
  let buyer: EntryPage.Buyer
  /// Whether the order was to be placed without.
  let isMissing: Bool
  /// Whether what was entered can be carried to another page and back.
  let canLeave: Bool
  let localisation: Localisation

  var content: some HTML {
    section(.class("card")) {
      h2 { strings.member(of: .buyer) }
      switch buyer {
      case .chosen(let user):
        p {
          a(.href(UserAddress.user(user.id).text)) { strong { user.name } }
          span(.class("sub")) { user.email }
        }
        button(.class("small"), .name(Draft.Field.change), .value("1")) { strings.otherBuyer }
      case .none:
        search("")
      case .searched(let text, let found, let hasMore):
        search(text)
        if found.isEmpty {
          ErrorLine(strings.noBuyer(text.shortened), role: "status")
        } else {
          p(.role("status")) { strings.whichOfBuyers(text.shortened) }
          ul(.class("options")) { found.map(option) }
          if hasMore { p(.class("hint")) { strings.moreMatch } }
        }
      }
      if buyer.user == nil, canLeave {
        button(
          .class("small", "quiet"), .name(EntryReturn.name), .value("1"), .formaction(UserAddress.new.text),
          .formmethod(.get)
        ) {
          Icon(.plus)
          strings.newBuyer
        }
      }
    }
  }

  private func search(_ text: String) -> some HTML {
    div(.class("field")) {
      label(.for("who")) { strings.nameOrEmail }
      div(.class("row")) {
        div(.class("search")) {
          Icon(.search)
          input(
            .type(.search), .id("who"), .name(Draft.Field.who), .value(text), .autocomplete("off"),
            .aria("invalid", isMissing ? "true" : nil), .aria("describedby", isMissing ? "who-fault" : nil))
        }
        button { strings.find }
      }
      if isMissing { ErrorLine(strings.message(of: .noBuyer), id: "who-fault") }
    }
  }

  private func option(_ user: UserDocument) -> some HTML {
    li {
      button(.class("quiet"), .name(Draft.Field.choose), .value("\(user.id)")) {
        span {
          user.name
          span(.class("sub")) { user.email }
        }
      }
    }
  }
}

/// The order whose lines are changed, as the store has it.
struct OrderNowCard: LocalisedComponent {
  let order: OrderDocument
  let localisation: Localisation

  var content: some HTML {
    section(.class("card")) {
      h2 { strings.title(ofOrder: order.reference) }
      ul(.class("lines")) {
        for line in order.lines {
          li { "\(numbers.whole(Int64(line.quantity))) × \(line.name)" }
        }
      }
      dl(.class("facts")) {
        dt { strings.total }
        dd { localisation.money(order.total.minorUnits) }
        dt { strings.version }
        dd { numbers.whole(order.version) }
      }
    }
  }
}

/// What the order comes to, and the button that sends it.
struct EntryTotalCard: LocalisedComponent {
  let model: EntryPage.Model
  let localisation: Localisation

  var content: some HTML {
    section(.class("card"), .aria("label", strings.total)) {
      dl(.class("facts")) {
        dt {
          strings.extent(
            lines: Int64(model.lines.count), units: Int64(model.units), written: numbers.whole(Int64(model.units)))
        }
        dd(.class("big")) { model.total.map { localisation.money($0.minorUnits) } ?? "–" }
      }
      if model.faults > 0 { ErrorLine(strings.toCorrect(Int64(model.faults))) }
      button(.class("primary", "wide"), .name(Draft.Field.send), .value("1"), .formmethod(.post)) { send }
      if case .placing = model.purpose { p(.class("hint")) { strings.placeOrderHint } }
    }
  }

  private var send: String {
    if case .placing = model.purpose { strings.placeOrder } else { strings.saveLines }
  }
}
