extension Report {
  /// Which products sell most, by units or by revenue.
  public static let bestSellers = Report(
    "best-sellers",
    titles: [.english: "Best sellers", .french: "Meilleures ventes"],
    questions: [
      .english: "What sells most?",
      .french: "Qu’est-ce qui se vend le plus\u{A0}?",
    ],
    definitions: [
      .english: """
      Units are the pieces sold. Revenue is what was sold, at the price as sold. An order counts from the \
      day it was placed, and no more once it is cancelled or deleted. At equal figures, products stand by \
      SKU.
      """,
      .french: """
      Les pièces sont celles vendues. Le chiffre d’affaires est ce qui a été vendu, au prix de vente. Une \
      commande compte dès le jour où elle est passée, et plus dès qu’elle est annulée ou supprimée. À \
      égalité, les articles suivent l’ordre de leur référence.
      """,
    ],
    of: .sales(by: .product), measures: [.quantity, .revenue]
  )
}
