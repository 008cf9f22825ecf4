extension Report {
  /// Which products sell most, by units or by revenue.
  public static let bestSellers = Report(
    "best-sellers",
    titles: [.english: "Best sellers", .french: "Meilleures ventes"],
    by: .product,
    measures: [.quantity, .revenue]
  )
}
