import Domain
import Markup

/// How far an order is: a word, and a colour that says it again.
struct StatusBadge: LocalisedComponent {
  let status: Order.Status
  let localisation: Localisation

  var content: some HTML {
    span(.class("badge", tone?.rawValue)) { strings.name(of: status) }
  }

  private var tone: Tone? {
    switch status {
    case .placed: .wait
    case .paid: .info
    case .fulfilled: .ok
    case .cancelled: nil
    }
  }
}

extension Order.Status {
  /// Whether nothing more is to be done, so that a list lets the order step back.
  var isFinished: Bool { self == .fulfilled || self == .cancelled }
}
