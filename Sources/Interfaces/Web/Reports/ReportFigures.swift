import Queries

/// The figures above a report: the total of each measure, and what follows from them.
struct ReportFigures: Sendable {
  let answer: ReportPage.Answer
  let localisation: Localisation

  /// What is ordered by comes first.
  var all: [FiguresStrip.Figure] {
    let others = report.measures.filter { $0 != answer.measure }
    let totals = ([answer.measure] + others).compactMap(total)
    return totals + [members, basket, share].compactMap(\.self)
  }

  private var report: Report { answer.request.report }
  private var strings: any Strings { localisation.strings }

  private func total(of measure: Report.Measure) -> FiguresStrip.Figure? {
    guard let now = answer.report.total.values[measure] else { return nil }
    guard !measure.isOfNow else {
      return FiguresStrip.Figure(name: strings.name(of: measure), value: localisation.figure(now, of: measure))
    }
    return compared(strings.name(of: measure), now, answer.comparison?.values[measure]) {
      localisation.figure($0, of: measure)
    }
  }

  /// Where it says more than the rows do.
  private var members: FiguresStrip.Figure? {
    let count = Int64(answer.report.total.members)
    switch (report.rows, report.dimension) {
    case (.stock, _), (.slowMovers, _):
      return FiguresStrip.Figure(name: strings.members(of: .product), value: localisation.numbers.whole(count))
    case (.sales, .hour), (.sales, .day), (.sales, .buyerGroup): return nil
    case (.sales, .product), (.sales, .buyer), (.sales, .employee):
      return compared(
        strings.members(of: report.dimension), count, answer.comparison.map { Int64($0.members) },
        written: localisation.numbers.whole)
    }
  }

  /// Where orders are counted once: an order has one buyer, but many products.
  private var basket: FiguresStrip.Figure? {
    guard !report.measures.contains(.averageBasket), let now = average(answer.report.total) else { return nil }
    return compared(
      strings.averageBasket, now, answer.comparison.flatMap(average), written: localisation.money)
  }

  private func average(_ total: ReportAnswer.Total) -> Int64? {
    guard let revenue = total.values[.revenue], let orders = total.values[.orders] else { return nil }
    return Figures(revenue: revenue, orders: orders).averageBasket
  }

  private var share: FiguresStrip.Figure? {
    let rows = answer.report.rows.count
    guard rows < answer.report.total.members, report.order != .natural else { return nil }
    return answer.share(of: answer.shown(answer.measure)).map {
      FiguresStrip.Figure(name: strings.share(ofFirst: rows), value: localisation.numbers.percent($0))
    }
  }

  private func compared(
    _ name: String, _ now: Int64, _ before: Int64?, written: (Int64) -> String
  ) -> FiguresStrip.Figure {
    var figure = FiguresStrip.Figure(name: name, value: written(now))
    guard answer.request.earlier != nil else { return figure }
    guard let before, let change = Percentage(from: before, to: now) else {
      figure.note = strings.nothingBefore
      return figure
    }
    figure.note = strings.change(localisation.numbers.change(change), before: written(before))
    figure.tone = change.tenths > 0 ? .ok : nil
    return figure
  }
}
