import Domain
import Markup
import Queries

/// A page of what came to a shelf and left it, newest first.
struct Ledger: Hashable, Sendable {
  /// On a page.
  static let rows = 25

  let movements: [MovementDocument]
  let isFirst: Bool
  let next: StockMovementCursor?
}

/// The ledger of a product, with what was on hand after each movement.
struct LedgerSection: LocalisedComponent {
  let ledger: Ledger
  let product: Product.ID
  let today: CalendarDay
  let localisation: Localisation

  var content: some HTML {
    section(.id("ledger")) {
      div(.class("head", "tight")) { h2 { strings.ledger } }
      if ledger.movements.isEmpty {
        p(.class("muted")) { strings.nothingMoved }
      } else {
        DataTable(strings.ledger) {
          thead { headings }
          tbody { ledger.movements.map(row) }
        }
        Pager(
          rows: ledger.movements.count,
          first: ledger.isFirst ? nil : Address.product(product).text,
          next: ledger.next.map { Address.product(product, before: $0).text }, localisation: localisation)
      }
    }
  }

  private var headings: some HTML {
    tr {
      th(.scope(.col), .class("minor")) { strings.when }
      th(.scope(.col)) { strings.reason }
      th(.scope(.col)) { strings.documentOrNote }
      th(.scope(.col), .class("num")) { strings.stockChange }
      th(.scope(.col), .class("num")) { strings.balance }
    }
  }

  private func row(_ movement: MovementDocument) -> some HTML {
    tr {
      td(.class("minor", "muted")) { moment(movement) }
      td {
        span(.class("badge", movement.reason.tone?.rawValue)) { strings.name(of: movement.reason) }
        span(.class("sub", "phone")) { moment(movement) }
      }
      td {
        if let order = movement.order {
          a(.class("code"), .href(OrderAddress.order(order).text)) { OrderReference(of: order).text }
        }
        if let note = movement.note { note }
      }
      td(.class("num")) { numbers.change(Int64(movement.delta)) }
      td(.class("num")) { strong { numbers.whole(Int64(movement.onHand)) } }
    }
  }

  private func moment(_ movement: MovementDocument) -> some HTML {
    time(.datetime(movement.time.description)) { localisation.momentInFull(movement.time, seenOn: today) }
  }
}

extension StockMovement.Reason {
  /// What comes is good, what is lost is not.
  fileprivate var tone: Tone? {
    switch self {
    case .receipt, .return, .cancellation: .ok
    case .damage: .bad
    case .sale, .count, .adjustment, .correction: nil
    }
  }
}
