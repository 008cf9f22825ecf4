import Markup
import Queries

/// Today's figures, each with the one of the whole day before.
struct TodayFigures: LocalisedComponent {
  let sales: HomePage.Sales
  let localisation: Localisation

  var content: some HTML {
    FiguresStrip(figures: [
      figure(.revenue),
      figure(.orders),
      FiguresStrip.Figure(
        name: strings.averageBasket, value: localisation.basket(sales.today),
        note: strings.yesterday(localisation.basket(sales.yesterday))),
    ])
  }

  private func figure(_ measure: Report.Measure) -> FiguresStrip.Figure {
    FiguresStrip.Figure(
      name: strings.name(of: measure), value: localisation.figure(sales.today[measure] ?? 0, of: measure),
      note: strings.yesterday(localisation.figure(sales.yesterday[measure] ?? 0, of: measure)))
  }
}

/// What was sold in the longer run.
struct SpanFigures: LocalisedComponent {
  let sales: HomePage.Sales
  let localisation: Localisation

  var content: some HTML {
    section {
      div(.class("head", "tight")) { h2 { strings.name(of: sales) } }
      FiguresStrip(figures: [
        figure(.revenue),
        figure(.orders),
        FiguresStrip.Figure(name: strings.averageBasket, value: localisation.basket(sales.total)),
        FiguresStrip.Figure(name: strings.members(of: .buyer), value: numbers.whole(Int64(sales.buyers))),
      ])
    }
  }

  private func figure(_ measure: Report.Measure) -> FiguresStrip.Figure {
    FiguresStrip.Figure(
      name: strings.name(of: measure), value: localisation.figure(sales.total[measure] ?? 0, of: measure))
  }
}

extension HomeStrings {
  fileprivate func name(of sales: HomePage.Sales) -> String {
    sales.span == .all ? sinceFirstSale : lastThirtyDays
  }
}

extension Localisation {
  /// What an order comes to on average; a dash where there was none.
  func basket(_ figures: Figures) -> String { figures.revenue.perEach(of: figures.orders).map(money) ?? "–" }
}
