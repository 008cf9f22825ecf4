import Queries

/// The figures above a report: the total of each measure, and what follows from them.
struct ReportFigures: Sendable {
  let report: Report
  let answer: ReportPage.Answer
  let localisation: Localisation

  /// - Parameter measure: what is ranked by, and so comes first.
  func all(by measure: Report.Measure) -> [FiguresStrip.Figure] {
    let others = report.measures.filter { $0 != measure }
    let totals = ([measure] + others).map(total)
    return totals + [members] + [basket, share(of: measure)].compactMap(\.self)
  }

  private func total(of measure: Report.Measure) -> FiguresStrip.Figure {
    compared(
      localisation.strings.name(of: measure), answer.ranking.total[measure], answer.comparison?.total[measure]
    ) { localisation.figure($0, of: measure) }
  }

  private var members: FiguresStrip.Figure {
    compared(
      localisation.strings.members(of: report.dimension), Int64(answer.ranking.members),
      answer.comparison.map { Int64($0.members) }, written: localisation.numbers.whole)
  }

  /// Where orders are counted once: an order has one buyer, but many products.
  private var basket: FiguresStrip.Figure? {
    guard report.measures.contains(.revenue), report.measures.contains(.orders) else { return nil }
    guard let now = average(answer.ranking.total) else { return nil }
    return compared(
      localisation.strings.averageBasket, now, answer.comparison.flatMap { average($0.total) },
      written: localisation.money)
  }

  private func average(_ figures: Figures) -> Int64? { figures.revenue.perEach(of: figures.orders) }

  private func share(of measure: Report.Measure) -> FiguresStrip.Figure? {
    let rows = answer.ranking.rows.count
    guard rows < answer.ranking.members else { return nil }
    let share = Percentage(answer.shown[measure], of: answer.ranking.total[measure])
    return share.map {
      FiguresStrip.Figure(name: localisation.strings.share(ofFirst: rows), value: localisation.numbers.percent($0))
    }
  }

  private func compared(
    _ name: String, _ now: Int64, _ before: Int64?, written: (Int64) -> String
  ) -> FiguresStrip.Figure {
    var figure = FiguresStrip.Figure(name: name, value: written(now))
    guard answer.before != nil else { return figure }
    guard let before, let change = Percentage(from: before, to: now) else {
      figure.note = localisation.strings.nothingBefore
      return figure
    }
    figure.note = localisation.strings.change(localisation.numbers.change(change), before: written(before))
    figure.tone = change.tenths > 0 ? .ok : nil
    return figure
  }
}
