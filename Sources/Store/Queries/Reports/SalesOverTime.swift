extension Report {
  /// What was sold day by day, or month by month.
  public static let salesOverTime = Report(
    "sales-over-time",
    titles: [.english: "Sales over time", .french: "Ventes dans le temps"],
    questions: [
      .english: "How do sales go, day by day or month by month?",
      .french: "Comment vont les ventes, jour par jour ou mois par mois\u{A0}?",
    ],
    definitions: [
      .english: """
      Revenue is what was sold, at the price as sold. An order counts from the day it was placed, and no \
      more once it is cancelled or deleted. Days without a sale have their row too; a period of more than \
      92 days is shown by the month.
      """,
      .french: """
      Le chiffre d’affaires est ce qui a été vendu, au prix de vente. Une commande compte dès le jour où \
      elle est passée, et plus dès qu’elle est annulée ou supprimée. Les jours sans vente ont aussi leur \
      ligne\u{A0}; une période de plus de 92\u{A0}jours est montrée par mois.
      """,
    ],
    of: .sales(by: .day), measures: [.revenue, .orders, .quantity], order: .natural, defaultLimit: nil
  )
}
