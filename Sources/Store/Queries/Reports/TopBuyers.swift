extension Report {
  /// Who buys most.
  public static let topBuyers = Report(
    "top-buyers",
    titles: [.english: "Top buyers", .french: "Meilleurs acheteurs"],
    by: .buyer,
    measures: [.revenue, .orders, .quantity]
  )
}
