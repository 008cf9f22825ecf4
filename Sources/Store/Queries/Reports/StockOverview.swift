extension Report {
  /// What is on hand, what it is worth, and what to order.
  public static let stockOverview = Report(
    "stock-overview",
    titles: [.english: "Stock overview", .french: "État du stock"],
    questions: [
      .english: "What is on hand, what is it worth, and what is to be ordered?",
      .french: "Que reste-t-il, que vaut-il et que faut-il commander\u{A0}?",
    ],
    definitions: [
      .english: """
      Every product whose stock is tracked, as it stands now; its value is what is on hand at today’s \
      price. A product for sale is to be ordered when no more than its reorder point is on hand, or nothing \
      where it has none: up to its target level, and to one more than its reorder point at least. At equal \
      figures, products stand by SKU.
      """,
      .french: """
      Chaque article dont le stock est suivi, tel qu’il est maintenant\u{A0}; sa valeur est le stock au prix \
      d’aujourd’hui. Un article en vente est à commander quand il n’en reste pas plus que son seuil, ou plus \
      du tout s’il n’en a pas\u{A0}: jusqu’à son niveau cible, et au moins jusqu’à une pièce de plus que son \
      seuil. À égalité, les articles suivent l’ordre de leur référence.
      """,
    ],
    of: .stock, measures: [.toOrder, .onHand, .reorderPoint, .stockValue], leading: [.toOrder, .stockValue, .onHand]
  )
}
