import Queries

extension English {
  var period: String { "Period" }

  func name(of preset: PeriodPreset) -> String {
    switch preset {
    case .lastSevenDays: "7 days"
    case .lastThirtyDays: "30 days"
    case .thisMonth: "This month"
    case .thisYear: "This year"
    case .all: "All"
    }
  }

  var from: String { "From" }
  var to: String { "To" }
  var show: String { "Show" }
  var rankedBy: String { "Ranked by" }

  var drawn: String { "Drawn" }
  var shownBy: String { "Shown by" }
  func name(of grain: ReportGrain) -> String { member(of: .day, in: grain) }
  var compareWithPeriodBefore: String { "Compare with the period before" }

  func heading(_ period: Period, before: Period?) -> String {
    guard let before else { return self.period(period).asSentence }
    return "\(self.period(period).asSentence), compared with the period before (\(self.period(before)))"
  }

  func change(_ change: String, before: String) -> String { "\(change) (\(before)\u{A0}before)" }
  var nothingBefore: String { "nothing before" }

  func chartTitle(_ measure: Report.Measure, by dimension: Report.Dimension) -> String {
    "\(name(of: measure)) by \(member(of: dimension).lowercased())"
  }

  func chartDescription(_ title: String, bars: Int, from most: String, to least: String) -> String {
    let range = bars == 1 ? "one bar, \(most)" : "\(bars) bars, from \(most) to \(least)"
    return "Chart, \(title): \(range). The table below has the figures."
  }

  var thisPeriod: String { "This period" }
  var periodBefore: String { "Period before" }

  var figures: String { "Figures" }
  var ranking: String { "Ranking" }
  var rank: String { "Rank" }
  var share: String { "Share" }
  var evolution: String { "Change" }
  var new: String { "New" }
  func first(_ count: Int) -> String { count == 1 ? "The first" : "First \(count)" }

  func all(_ count: Int64, written: String, of dimension: Report.Dimension) -> String {
    switch dimension {
    case .product: plural(count, "The product", "All \(written) products")
    case .buyer: plural(count, "The buyer", "All \(written) buyers")
    case .employee, .hour, .day, .buyerGroup: "All"
    }
  }

  func share(ofFirst count: Int) -> String { count == 1 ? "Share of the first" : "Share of the first \(count)" }

  var definition: String { "Definition." }
  var refresh: String { "Refresh" }
  var exportCSV: String { "CSV" }

  var noSales: String { "Nothing sold in this period" }
  var noSalesAdvice: String { "Choose another period, or look at everything that was ever sold." }
  var showEverything: String { "Show everything" }
  var nothingOnHand: String { "Nothing on the shelves" }
  var nothingOnHandAdvice: String { "What you receive or count is shown here." }

  var dayExpected: String { "A day that exists is expected, as in 2026-11-21." }
  func endsTooEarly(from: String) -> String { "The period must end on \(from) or later." }
}
