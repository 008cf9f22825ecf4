/// Answers whose rows stand in an order of their own: hours, days, groups.
extension ReportAnswer {
  /// - Parameters:
  ///   - members: of the rows, in their order.
  ///   - now: the figures of each row.
  ///   - earlier: the same of the period to compare with; rows stand beside each other by their place.
  public init(
    _ request: ReportRequest, rows members: [ReportMember], now: [Figures], earlier: [Figures]?,
    in grain: ReportGrain? = nil, at position: Int64
  ) {
    let rows = zip(members, now).enumerated().map { place, row in
      Row(
        row.0, values: row.1.values(of: request.report),
        earlier: earlier.flatMap { $0.indices.contains(place) ? $0[place].values(of: request.report) : nil })
    }
    self.init(
      rows, total: Total(of: now, in: request.report), earlier: earlier.map { Total(of: $0, in: request.report) },
      in: grain, at: position)
  }

  /// Those who bought for the first time, then the others.
  public init(_ request: ReportRequest, now: BuyerGroups, earlier: BuyerGroups?, at position: Int64) {
    let report = request.report
    self.init(
      [
        Row(.newBuyers, values: now.new.values(of: report), earlier: earlier?.new.values(of: report)),
        Row(.returningBuyers, values: now.returning.values(of: report), earlier: earlier?.returning.values(of: report)),
      ],
      total: now.total(of: report), earlier: earlier?.total(of: report), at: position)
  }
}

extension ReportAnswer.Total {
  fileprivate init(of figures: [Figures], in report: Report) {
    self.init(
      figures.reduce(.zero, +).values(of: report), members: figures.reduce(0) { $0 + ($1.orders == 0 ? 0 : 1) })
  }
}
