public import Domain
public import Queries
import Synchronisation

extension MemoryReadStore {
  public func report(_ request: ReportRequest) throws(StoreError) -> ReportAnswer {
    let cells = ReportCells(contents: try seen(), request: request, position: try position())
    return switch request.report.rows {
    case .sales(by: .product): cells.ranking(of: .product)
    case .sales(by: .buyer): cells.ranking(of: .buyer)
    case .sales(by: .employee): cells.ranking(of: .employee)
    case .sales(by: .hour): cells.hours()
    case .sales(by: .day): try cells.days()
    case .sales(by: .buyerGroup): cells.buyerGroups()
    case .stock, .slowMovers: cells.shelves()
    }
  }
}

/// One answer, from all the cells there are.
private struct ReportCells {
  let contents: MemoryReadModel.Contents
  let request: ReportRequest
  let position: Int64

  func ranking(of cube: SalesCube) -> ReportAnswer {
    var leaders = Leaders(request)
    for (member, figures) in members(of: cube, in: request.period) { leaders.add(Leaders.Standing(member, figures)) }
    return answer(leaders, of: cube)
  }

  func shelves() -> ReportAnswer {
    let sold = request.report.hasPeriod ? members(of: .product, in: request.period) : [:]
    var leaders = Leaders(request)
    for (product, units) in contents.onHand {
      guard let entry = contents.products[product] else { continue }
      let shelf = Shelf(
        of: product, units: units, price: entry.price.minorUnits, reorderPoint: entry.reorderPoint,
        targetLevel: entry.targetLevel, isForSale: entry.isForSale)
      leaders.add(shelf, sold: sold[.product(product)] ?? .zero)
    }
    return answer(leaders, of: .product)
  }

  private func answer(_ leaders: Leaders, of cube: SalesCube) -> ReportAnswer {
    let rows = leaders.first(leaders.candidates(), contents.labels)
    let earlier = request.earlier.map { period in
      members(of: cube, in: period).filter { leaders.counts($0.key) }
        .reduce(into: EarlierFigures(of: rows.map(\.member))) { $0.add($1.key, $1.value) }
    }
    return ReportAnswer(
      rows, contents.labels, to: request, total: leaders.total(), earlier: earlier, at: position)
  }

  func hours() -> ReportAnswer {
    let hours = (0..<24).map { ReportMember.hour($0) }
    let figures = { (period: Period) in
      let sums = members(of: .hour, in: period)
      return hours.map { sums[$0] ?? .zero }
    }
    return ReportAnswer(
      request, rows: hours, now: figures(request.period), earlier: request.earlier.map(figures), at: position)
  }

  func days() throws(StoreError) -> ReportAnswer {
    let days = contents.figures.keys.filter { $0.cube == .hour && ReportBucket.days.contains($0.bucket) }
      .compactMap(\.bucket.firstDay)
    let sold = days.min().flatMap { first in days.max().map { first...$0 } }
    let now = try TimeAxis(request.period, asked: request.grain, sold: sold)
    var earlier: TimeAxis?
    if let period = request.earlier { earlier = try TimeAxis(period, asked: now.grain, sold: sold) }
    return ReportAnswer(
      request, rows: now.members, now: figures(now), earlier: earlier.map(figures), in: now.grain, at: position)
  }

  func buyerGroups() -> ReportAnswer {
    ReportAnswer(
      request, now: groups(in: request.period), earlier: request.earlier.map(groups), at: position)
  }

  private func groups(in period: Period) -> BuyerGroups {
    let first = ReportBucket.day(period.from ?? ReportBucket.days.lowerBound.firstDay ?? CalendarDay(number: 0))
    let before = Set(
      contents.figures.keys
        .filter { $0.cube == .buyer && ReportBucket.days.contains($0.bucket) && $0.bucket < first }.map(\.member))
    return members(of: .buyer, in: period).reduce(into: BuyerGroups()) { groups, buyer in
      if before.contains(buyer.key) { groups.returning.add(buyer.value) } else { groups.new.add(buyer.value) }
    }
  }

  private func figures(_ axis: TimeAxis) -> [Figures] {
    axis.figures(sums(of: .hour, in: axis.buckets, by: \.bucket))
  }

  private func members(of cube: SalesCube, in period: Period) -> [ReportMember: Figures] {
    sums(of: cube, in: period.buckets(of: cube), by: \.member)
  }

  private func sums<Key>(
    of cube: SalesCube, in buckets: [ClosedRange<ReportBucket>], by key: (ReportCell) -> Key
  ) -> [Key: Figures] {
    var sums: [Key: Figures] = [:]
    for (cell, figures) in contents.figures where cell.cube == cube {
      if buckets.contains(where: { $0.contains(cell.bucket) }) { sums[key(cell), default: .zero] += figures }
    }
    return sums
  }
}
