extension Report {
  /// What lies on the shelf and does not sell.
  public static let slowMovers = Report(
    "slow-movers",
    titles: [.english: "Slow movers", .french: "Articles qui dorment"],
    questions: [
      .english: "What lies on the shelf and does not sell?",
      .french: "Qu’est-ce qui reste en rayon sans se vendre\u{A0}?",
    ],
    definitions: [
      .english: """
      Products for sale of which something is on hand, those that sold least in the period first. Their \
      value is what is on hand at today’s price. An order counts from the day it was placed, and no more \
      once it is cancelled or deleted. At equal figures the one with most value on hand comes first, then \
      by SKU.
      """,
      .french: """
      Les articles en vente dont il reste du stock, ceux qui se sont le moins vendus dans la période \
      d’abord. Leur valeur est le stock au prix d’aujourd’hui. Une commande compte dès le jour où elle est \
      passée, et plus dès qu’elle est annulée ou supprimée. À égalité, celui qui vaut le plus en stock \
      d’abord, puis par référence.
      """,
    ],
    of: .slowMovers, measures: [.quantity, .revenue, .onHand, .stockValue],
    leading: [.quantity, .revenue], order: .leastFirst
  )
}
