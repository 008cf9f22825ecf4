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
    var operations: [ReadOperation] = []
    project(change, into: &operations)
    return operations
  }

  func project(_ change: Change, into operations: inout [ReadOperation]) {
    switch change {
    case .orderPlaced(let order), .orderImported(let order):
      if order.status.isSale { add(order, to: &operations) { $0 } }
    case .orderDeleted(let order):
      if order.status.isSale { add(order, to: &operations) { .zero - $0 } }
    case .orderMoved(from: let before, to: let after):
      switch (before.status.isSale, after.status.isSale) {
      case (true, false): add(before, to: &operations) { .zero - $0 }
      case (false, true): add(after, to: &operations) { $0 }
      case (true, true):
        guard before.lines != after.lines else { break }
        add(before, to: &operations) { .zero - $0 }
        add(after, to: &operations) { $0 }
      case (false, false): break
      }
    case .productAdded, .productEdited, .productDeleted, .userAdded, .userEdited, .userAnonymised, .userDeleted,
      .stockMoved:
      break
    }
  }

  private func add(_ order: Order, to operations: inout [ReadOperation], counting: (Figures) -> Figures) {
    let day = calendar.day(at: order.placedAt)
    let buckets = [ReportBucket.all, .month(of: day), .day(day)]
    for report in reports {
      for (member, figures) in figures(of: report, for: order) {
        for bucket in buckets {
          let cell = ReportCell(report: report.name, bucket: bucket, member: member)
          operations.append(.add(counting(figures), to: cell))
        }
      }
    }
  }

  /// What the order's lines add up to for each member of the report, in the order in which the lines name them; the
  /// order counts once for each.
  private func figures(of report: Report, for order: Order) -> [(member: ReportMember, figures: Figures)] {
    var members: [(member: ReportMember, figures: Figures)] = []
    var places: [ReportMember: Int] = [:]
    for line in order.lines {
      let member = report.dimension.member(of: line, in: order)
      if let last = members.indices.last, members[last].member == member {
        members[last].figures += Figures(line)
      } else if let place = places[member] {
        members[place].figures += Figures(line)
      } else {
        places[member] = members.count
        members.append((member, Figures(orders: 1) + Figures(line)))
      }
    }
    return members
  }
}
