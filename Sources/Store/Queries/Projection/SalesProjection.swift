public import Domain

/// What a change of an order means for the figures: an order counts from the day it was placed, and no more once
/// it is cancelled.
public struct SalesProjection: Sendable {
  private let reports: [Report]
  private let calendar: StoreCalendar

  public init(_ reports: [Report] = Report.catalogue, calendar: StoreCalendar) {
    self.reports = reports
    self.calendar = calendar
  }

  public func operations(for change: Change) -> [ReadOperation] {
    switch change {
    case .orderPlaced(let order), .orderImported(let order): order.status.isSale ? additions(of: order) { $0 } : []
    case .orderMoved(from: let before, to: let after):
      switch (before.status.isSale, after.status.isSale) {
      case (true, false): additions(of: before) { .zero - $0 }
      case (false, true): additions(of: after) { $0 }
      case (true, true), (false, false): []
      }
    case .productAdded, .userAdded, .stockMoved: []
    }
  }

  private func additions(of order: Order, counting: (Figures) -> Figures) -> [ReadOperation] {
    let day = calendar.day(at: order.placedAt)
    let buckets = [ReportBucket.all, .month(of: day), .day(day)]
    return reports.flatMap { report in
      figures(of: report, for: order).flatMap { member, figures in
        buckets.map { .add(counting(figures), to: ReportCell(report: report.name, bucket: $0, member: member)) }
      }
    }
  }

  /// What the order's lines add up to for each member of the report; the order counts once for each.
  private func figures(of report: Report, for order: Order) -> [ReportMember: Figures] {
    var members: [ReportMember: Figures] = [:]
    for line in order.lines {
      let member = report.dimension.member(of: line, in: order)
      members[member, default: Figures(orders: 1)] += Figures(line)
    }
    return members
  }
}
