import Queries

extension French {
  var period: String { "Période" }

  func name(of preset: PeriodPreset) -> String {
    switch preset {
    case .lastSevenDays: "7 jours"
    case .lastThirtyDays: "30 jours"
    case .thisMonth: "Ce mois"
    case .thisYear: "Cette année"
    case .all: "Tout"
    }
  }

  var from: String { "Du" }
  var to: String { "Au" }
  var show: String { "Afficher" }
  var rankedBy: String { "Classer par" }

  var drawn: String { "Dessiner" }
  var shownBy: String { "Montrer par" }
  func name(of grain: ReportGrain) -> String { member(of: .day, in: grain) }
  var compareWithPeriodBefore: String { "Comparer à la période d’avant" }

  func heading(_ period: Period, before: Period?) -> String {
    guard let before else { return self.period(period).asSentence }
    return "\(self.period(period).asSentence), comparé à la période d’avant (\(self.period(before)))"
  }

  func change(_ change: String, before: String) -> String { "\(change) (\(before)\u{A0}avant)" }
  var nothingBefore: String { "rien avant" }

  func chartTitle(_ measure: Report.Measure, by dimension: Report.Dimension) -> String {
    "\(name(of: measure)) par \(member(of: dimension).lowercased())"
  }

  func chartDescription(_ title: String, bars: Int, from most: String, to least: String) -> String {
    let range = bars == 1 ? "une barre, \(most)" : "\(bars) barres, de \(most) à \(least)"
    return "Diagramme, \(title)\u{A0}: \(range). Les valeurs sont dans le tableau suivant."
  }

  var thisPeriod: String { "Cette période" }
  var periodBefore: String { "Période d’avant" }

  var figures: String { "Chiffres" }
  var ranking: String { "Classement" }
  var rank: String { "Rang" }
  var share: String { "Part" }
  var evolution: String { "Évolution" }
  var new: String { "Nouveau" }
  func first(_ count: Int) -> String { count == 1 ? "Le premier" : "Les \(count) premiers" }

  func all(_ count: Int64, written: String, of dimension: Report.Dimension) -> String {
    switch dimension {
    case .product: plural(count, "L’article", "Les \(written) articles")
    case .buyer: plural(count, "L’acheteur", "Les \(written) acheteurs")
    case .employee, .hour, .day, .buyerGroup: "Total"
    }
  }

  func share(ofFirst count: Int) -> String { count == 1 ? "Part du premier" : "Part des \(count) premiers" }

  var definition: String { "Définition." }
  var refresh: String { "Actualiser" }
  var exportCSV: String { "CSV" }

  var noSales: String { "Aucune vente dans cette période" }
  var noSalesAdvice: String { "Choisissez une autre période, ou regardez tout ce qui a été vendu." }
  var showEverything: String { "Tout afficher" }
  var nothingOnHand: String { "Rien en rayon" }
  var nothingOnHandAdvice: String { "Ce que vous recevez ou comptez apparaît ici." }

  var dayExpected: String { "Un jour qui existe est attendu, comme 2026-11-21." }
  func endsTooEarly(from: String) -> String { "La période doit finir le \(from) ou plus tard." }
}
