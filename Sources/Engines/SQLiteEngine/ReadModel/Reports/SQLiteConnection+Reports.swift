import Domain
import Queries
import SQLEngine

extension SQLiteConnection {
  /// - Returns: a refusal where the answer would have too many rows.
  func report(_ request: ReportRequest, at position: Int64) throws(SQLError) -> Result<ReportAnswer, StoreError> {
    switch request.report.rows {
    case .sales(by: .product): .success(try ranking(request, of: .product, at: position))
    case .sales(by: .buyer): .success(try ranking(request, of: .buyer, at: position))
    case .sales(by: .employee): .success(try ranking(request, of: .employee, at: position))
    case .sales(by: .hour): .success(try hours(request, at: position))
    case .sales(by: .day): try days(request, at: position)
    case .sales(by: .buyerGroup): .success(try buyerGroups(request, at: position))
    case .stock, .slowMovers: .success(try shelves(request, at: position))
    }
  }

  private func ranking(_ request: ReportRequest, of cube: SalesCube, at position: Int64) throws(SQLError)
    -> ReportAnswer
  {
    var leaders = Leaders(request)
    try forEachMember(of: cube, in: request.period) { leaders.add(Leaders.Standing($0, $1)) }
    return try answer(leaders, to: request, of: cube, at: position)
  }

  private func shelves(_ request: ReportRequest, at position: Int64) throws(SQLError) -> ReportAnswer {
    var sold: [ReportMember: Figures] = [:]
    if request.report.hasPeriod { try forEachMember(of: .product, in: request.period) { sold[$0] = $1 } }
    var leaders = Leaders(request)
    try forEachShelf { product, shelf in leaders.add(shelf, sold: sold[.product(product)] ?? .zero) }
    return try answer(leaders, to: request, of: .product, at: position)
  }

  private func answer(
    _ leaders: Leaders, to request: ReportRequest, of cube: SalesCube, at position: Int64
  ) throws(SQLError) -> ReportAnswer {
    let candidates = leaders.candidates()
    let labels = try labels(of: candidates.map(\.member))
    let rows = leaders.first(candidates, labels)
    guard let earlier = request.earlier else {
      return ReportAnswer(rows, labels, to: request, total: leaders.total(), at: position)
    }
    var before = EarlierFigures(of: rows.map(\.member))
    try forEachMember(of: cube, in: earlier) { if leaders.counts($0) { before.add($0, $1) } }
    return ReportAnswer(rows, labels, to: request, total: leaders.total(), earlier: before, at: position)
  }

  private func hours(_ request: ReportRequest, at position: Int64) throws(SQLError) -> ReportAnswer {
    let hours = (0..<24).map { ReportMember.hour($0) }
    let figures = { (period: Period) throws(SQLError) in
      var figures: [ReportMember: Figures] = [:]
      try self.forEachMember(of: .hour, in: period) { figures[$0] = $1 }
      return hours.map { figures[$0] ?? .zero }
    }
    let now = try figures(request.period)
    var earlier: [Figures]?
    if let period = request.earlier { earlier = try figures(period) }
    return ReportAnswer(request, rows: hours, now: now, earlier: earlier, at: position)
  }

  private func days(_ request: ReportRequest, at position: Int64) throws(SQLError) -> Result<ReportAnswer, StoreError> {
    let sold = try daysWithSales()
    let axes = Result { () throws(StoreError) in
      let now = try TimeAxis(request.period, asked: request.grain, sold: sold)
      guard let earlier = request.earlier else { return (now, TimeAxis?.none) }
      return (now, try TimeAxis(earlier, asked: now.grain, sold: sold))
    }
    switch axes {
    case .failure(let refusal): return .failure(refusal)
    case .success(let (axis, earlierAxis)):
      let now = axis.figures(try sums(in: axis.buckets))
      var earlier: [Figures]?
      if let earlierAxis { earlier = earlierAxis.figures(try sums(in: earlierAxis.buckets)) }
      return .success(
        ReportAnswer(request, rows: axis.members, now: now, earlier: earlier, in: axis.grain, at: position))
    }
  }

  private func buyerGroups(_ request: ReportRequest, at position: Int64) throws(SQLError) -> ReportAnswer {
    let now = try buyerGroups(in: request.period)
    var earlier: BuyerGroups?
    if let period = request.earlier { earlier = try buyerGroups(in: period) }
    return ReportAnswer(request, now: now, earlier: earlier, at: position)
  }
}
