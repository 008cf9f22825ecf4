/// Who or what comes first in a report, chosen among many.
public struct Leaders: Sendable {
  public struct Standing: Hashable, Sendable {
    public let member: ReportMember
    public let figures: Figures
    /// What the report shows that sales do not tell.
    let others: ReportValues

    public init(_ member: ReportMember, _ figures: Figures) { self.init(member, figures, others: [:]) }

    fileprivate init(_ member: ReportMember, _ figures: Figures, others: ReportValues) {
      self.member = member
      self.figures = figures
      self.others = others
    }
  }

  private let request: ReportRequest
  private var standings: [Standing] = []
  private var shelves: Set<ReportMember> = []

  public init(_ request: ReportRequest) { self.request = request }

  /// Each member once.
  public mutating func add(_ standing: Standing) { standings.append(standing) }

  /// Each product once; those that the report has no row for do not count.
  /// - Parameter sold: in the period.
  public mutating func add(_ shelf: Shelf, sold: Figures = .zero) {
    guard shelf.isRow(of: request.report) else { return }
    let member = ReportMember.product(shelf.product)
    shelves.insert(member)
    add(Standing(member, sold, others: shelf.values(of: request.report)))
  }

  /// Whether the figures of a period to compare with count for the report: those of what is on no shelf now do not,
  /// where shelves are its rows.
  public func counts(_ member: ReportMember) -> Bool {
    if case .sales = request.report.rows { true } else { shelves.contains(member) }
  }

  /// As many as the request asks for, with all that equal the last of them: only their labels say who comes first.
  public func candidates() -> [Standing] {
    guard standings.count > request.limit else { return standings }
    let places = standings.map(place).sorted(by: <)
    let last = places[request.limit - 1]
    return standings.filter { place(of: $0) <= last }
  }

  /// The candidates in the order of the report, as many as were asked for. At equal figures the key decides, byte by
  /// byte; before it, where the least comes first, what is worth most.
  public func first(_ candidates: [Standing], _ labels: [ReportMember: Label]) -> [Standing] {
    let ranked = candidates.map { standing in
      (standing, place(of: standing), Array((labels[standing.member]?.key ?? "").utf8))
    }
    let sorted = ranked.sorted { a, b in
      if a.1 != b.1 { return a.1 < b.1 }
      if a.2 != b.2 { return a.2.lexicographicallyPrecedes(b.2) }
      return a.0.member.bytes.lexicographicallyPrecedes(b.0.member.bytes)
    }
    return sorted.prefix(request.limit).map(\.0)
  }

  /// Of everyone.
  public func total() -> ReportAnswer.Total {
    let figures = standings.reduce(Figures.zero) { $0 + $1.figures }
    var values = figures.values(of: request.report)
    for measure in request.report.measures where measure.isOfNow && measure.addsUp {
      values[measure] = standings.reduce(0) { $0.addingClamped($1.others[measure] ?? 0) }
    }
    return ReportAnswer.Total(values, members: standings.count)
  }

  /// Less comes first.
  private func place(of standing: Standing) -> (Int64, Int64) {
    let value = standing.figures[request.measure] ?? standing.others[request.measure] ?? 0
    return request.report.order == .leastFirst ? (value, -(standing.others[.stockValue] ?? 0)) : (-value, 0)
  }
}
