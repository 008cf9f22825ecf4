extension Report {
  /// Every report of the store, in the order that menus show.
  public static let catalogue: [Report] = [
    .salesOverTime, .salesByHour, .averageBasket, .bestSellers, .slowMovers, .stockOverview, .topBuyers,
    .newAndReturning,
    .salesByEmployee,
  ]

  /// - Returns: `nil` if no report has this name.
  public static func named(_ name: String) -> Report? { catalogue.first { $0.name == name } }
}
