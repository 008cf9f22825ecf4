/// What those who lead a report had in the period to compare with, and everyone together.
public struct EarlierFigures: Sendable {
  private var figures: [ReportMember: Figures]
  private var total = Figures.zero
  private var members = 0

  /// - Parameter leading: the members of the rows.
  public init(of leading: [ReportMember]) {
    figures = Dictionary(leading.map { ($0, .zero) }) { first, _ in first }
  }

  /// Each member of the period once, in the rows or not.
  public mutating func add(_ member: ReportMember, _ sum: Figures) {
    total += sum
    members += 1
    if figures[member] != nil { figures[member] = sum }
  }

  func values(of member: ReportMember, in report: Report) -> ReportValues {
    (figures[member] ?? .zero).values(of: report)
  }

  func total(of report: Report) -> ReportAnswer.Total {
    ReportAnswer.Total(total.values(of: report), members: members)
  }
}

extension ReportAnswer {
  /// Those who lead.
  public init(
    _ rows: [Leaders.Standing], _ labels: [ReportMember: Label], to request: ReportRequest, total: Total,
    earlier: EarlierFigures? = nil, at position: Int64
  ) {
    let report = request.report
    let rows = rows.map { standing in
      Row(
        standing.member, labels[standing.member],
        values: standing.figures.values(of: report).merging(standing.others) { $1 },
        earlier: earlier?.values(of: standing.member, in: report))
    }
    self.init(rows, total: total, earlier: earlier?.total(of: report), at: position)
  }
}
