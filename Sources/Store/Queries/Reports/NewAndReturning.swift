extension Report {
  /// How much comes from those who buy for the first time.
  public static let newAndReturning = Report(
    "new-vs-returning",
    titles: [.english: "New and returning buyers", .french: "Nouveaux acheteurs et habitués"],
    questions: [
      .english: "How much comes from first-time buyers?",
      .french: "Combien vient de ceux qui achètent pour la première fois\u{A0}?",
    ],
    definitions: [
      .english: """
      A buyer is new in a period if the first order that counts falls in it, and returning if it was \
      before. An order counts from the day it was placed, and no more once it is cancelled or deleted. The \
      average basket is revenue divided by orders, rounded half up to the smallest coin.
      """,
      .french: """
      Un acheteur est nouveau dans une période si sa première commande qui compte y tombe, habitué si elle \
      la précède. Une commande compte dès le jour où elle est passée, et plus dès qu’elle est annulée ou \
      supprimée. Le panier moyen est le chiffre d’affaires divisé par les commandes, arrondi au centime le \
      plus proche, la moitié vers le haut.
      """,
    ],
    of: .sales(by: .buyerGroup), measures: [.revenue, .orders, .buyers, .averageBasket], order: .natural,
    defaultLimit: nil
  )
}
