extension Report {
  /// What an order comes to, as time goes.
  public static let averageBasket = Report(
    "average-basket",
    titles: [.english: "Average basket", .french: "Panier moyen"],
    questions: [
      .english: "What does an order come to?",
      .french: "Combien vaut une commande\u{A0}?",
    ],
    definitions: [
      .english: """
      The average basket is revenue divided by orders, rounded half up to the smallest coin. An order \
      counts from the day it was placed, and no more once it is cancelled or deleted. A day without an \
      order has none.
      """,
      .french: """
      Le panier moyen est le chiffre d’affaires divisé par les commandes, arrondi au centime le plus \
      proche, la moitié vers le haut. Une commande compte dès le jour où elle est passée, et plus dès \
      qu’elle est annulée ou supprimée. Un jour sans commande n’en a pas.
      """,
    ],
    of: .sales(by: .day), measures: [.averageBasket, .orders, .revenue], order: .natural, defaultLimit: nil
  )
}
