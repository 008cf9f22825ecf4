extension Report {
  /// Who placed the orders.
  public static let salesByEmployee = Report(
    "sales-by-employee",
    titles: [.english: "Sales by employee", .french: "Ventes par employé"],
    questions: [
      .english: "Who places the orders?",
      .french: "Qui passe les commandes\u{A0}?",
    ],
    definitions: [
      .english: """
      An order counts for who placed it, whoever changes or cancels it later; a line without a name is \
      what was sold while nobody was signed in, and imported history. An order counts from the day it was \
      placed, and no more once it is cancelled or deleted. The average basket is revenue divided by \
      orders, rounded half up to the smallest coin.
      """,
      .french: """
      Une commande compte pour qui l’a passée, quel que soit celui qui la modifie ou l’annule ensuite\u{A0}; la \
      ligne sans nom est ce qui a été vendu sans que personne soit connecté, et l’historique importé. Une \
      commande compte dès le jour où elle est passée, et plus dès qu’elle est annulée ou supprimée. Le \
      panier moyen est le chiffre d’affaires divisé par les commandes, arrondi au centime le plus proche, \
      la moitié vers le haut.
      """,
    ],
    of: .sales(by: .employee), measures: [.revenue, .orders, .quantity, .averageBasket]
  )
}
