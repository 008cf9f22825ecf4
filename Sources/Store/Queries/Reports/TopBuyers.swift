extension Report {
  /// Who buys most.
  public static let topBuyers = Report(
    "top-buyers",
    titles: [.english: "Top buyers", .french: "Meilleurs acheteurs"],
    questions: [
      .english: "Who buys most?",
      .french: "Qui achète le plus\u{A0}?",
    ],
    definitions: [
      .english: """
      Revenue is what was sold, at the price as sold. An order counts from the day it was placed, and no \
      more once it is cancelled or deleted. At equal figures, buyers stand by e-mail address.
      """,
      .french: """
      Le chiffre d’affaires est ce qui a été vendu, au prix de vente. Une commande compte dès le jour où \
      elle est passée, et plus dès qu’elle est annulée ou supprimée. À égalité, les acheteurs suivent \
      l’ordre de leur adresse e-mail.
      """,
    ],
    of: .sales(by: .buyer), measures: [.revenue, .orders, .quantity]
  )
}
