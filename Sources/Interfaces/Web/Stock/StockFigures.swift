import Domain
import Markup

/// How a shelf stands: on hand, the levels to order at and to, and what is there is worth.
struct StockFigures: LocalisedComponent {
  let product: ProductDocument
  let localisation: Localisation

  var content: some HTML {
    FiguresStrip(figures: [onHand, reorderPoint, targetLevel, value])
  }

  private var onHand: FiguresStrip.Figure {
    let units = product.onHand.map { numbers.whole(Int64($0)) } ?? "–"
    return FiguresStrip.Figure(
      name: strings.onHand, value: units, note: strings.name(of: product.level), tone: product.level.tone)
  }

  private var reorderPoint: FiguresStrip.Figure {
    var figure = FiguresStrip.Figure(name: strings.label(of: .reorderPoint), value: level(product.reorderPoint))
    if let point = product.reorderPoint, let onHand = product.onHand, onHand < point {
      figure.note = strings.under(numbers.whole(Int64(point - onHand)))
      figure.tone = .wait
    }
    return figure
  }

  private var targetLevel: FiguresStrip.Figure {
    var figure = FiguresStrip.Figure(name: strings.label(of: .targetLevel), value: level(product.targetLevel))
    if let units = product.toOrder { figure.note = strings.toOrder(numbers.whole(Int64(units))) }
    return figure
  }

  private var value: FiguresStrip.Figure {
    let (value, overflow) = product.price.minorUnits.multipliedReportingOverflow(by: Int64(product.onHand ?? 0))
    return FiguresStrip.Figure(
      name: strings.value, value: product.onHand == nil || overflow ? "–" : localisation.money(value),
      note: strings.atTodaysPrice)
  }

  private func level(_ level: Int?) -> String { level.map { numbers.whole(Int64($0)) } ?? "–" }
}

extension ProductDocument.Level {
  /// `nil` for what needs nobody.
  var tone: Tone? {
    switch self {
    case .archived, .untracked, .enough: nil
    case .out: .bad
    case .low: .wait
    }
  }
}
