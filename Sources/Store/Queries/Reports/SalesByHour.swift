extension Report {
  /// At which hours of the day people buy.
  public static let salesByHour = Report(
    "sales-by-hour",
    titles: [.english: "Sales by hour", .french: "Ventes par heure"],
    questions: [
      .english: "At which hours do people buy?",
      .french: "À quelles heures achète-t-on\u{A0}?",
    ],
    definitions: [
      .english: """
      Hours are those of the shop’s wall clock: 9:00 holds what was sold from 9:00 to 9:59. An order \
      counts from the day it was placed, and no more once it is cancelled or deleted. The average basket \
      is revenue divided by orders, rounded half up to the smallest coin.
      """,
      .french: """
      Les heures sont celles de l’horloge de la boutique\u{A0}: 9\u{A0}h compte ce qui est vendu de 9\u{A0}h à 9\u{A0}h 59. \
      Une commande compte dès le jour où elle est passée, et plus dès qu’elle est annulée ou supprimée. Le \
      panier moyen est le chiffre d’affaires divisé par les commandes, arrondi au centime le plus proche, \
      la moitié vers le haut.
      """,
    ],
    of: .sales(by: .hour), measures: [.revenue, .orders, .quantity, .averageBasket], order: .natural,
    defaultLimit: nil
  )
}
