/// Who or what comes first in a report, chosen among many.
public struct Leaders: Sendable {
  public struct Standing: Hashable, Sendable {
    public let member: ReportMember
    public let figures: Figures
    /// What the report shows that sales do not tell.
    public var others: ReportValues

    public init(_ member: ReportMember, _ figures: Figures, others: ReportValues = [:]) {
      self.member = member
      self.figures = figures
      self.others = others
    }
  }

  private let request: ReportRequest
  private var standings: [Standing] = []

  public init(_ request: ReportRequest) { self.request = request }

  /// Each member once.
  public mutating func add(_ standing: Standing) { standings.append(standing) }

  /// As many as the request asks for, with all that equal the last of them: only their labels say who comes first.
  public func candidates() -> [Standing] {
    guard standings.count > request.limit else { return standings }
    let places = standings.map(place).sorted()
    let last = places[request.limit - 1]
    return standings.filter { place(of: $0) <= last }
  }

  /// The candidates in the order of the report, as many as were asked for. At equal figures the key decides, byte by
  /// byte; before it, where the least comes first, what is worth most.
  public func first(_ candidates: [Standing], _ labels: [ReportMember: Label]) -> [Standing] {
    let ranked = candidates.map { standing in
      (
        standing, place(of: standing), request.report.order == .leastFirst ? -(standing.others[.stockValue] ?? 0) : 0,
        Array((labels[standing.member]?.key ?? "").utf8)
      )
    }
    let sorted = ranked.sorted { a, b in
      if (a.1, a.2) != (b.1, b.2) { return (a.1, a.2) < (b.1, b.2) }
      if a.3 != b.3 { return a.3.lexicographicallyPrecedes(b.3) }
      return a.0.member.bytes.lexicographicallyPrecedes(b.0.member.bytes)
    }
    return sorted.prefix(request.limit).map(\.0)
  }

  /// Of everyone.
  /// - Parameter others: what the sums hold that sales do not tell.
  public func total(others: ReportValues = [:]) -> ReportAnswer.Total {
    let figures = standings.reduce(Figures.zero) { $0 + $1.figures }
    return ReportAnswer.Total(
      figures.values(of: request.report).merging(others) { $1 }, members: standings.count)
  }

  /// Less comes first.
  private func place(of standing: Standing) -> Int64 {
    let value = standing.figures[request.measure] ?? standing.others[request.measure] ?? 0
    return request.report.order == .leastFirst ? value : -value
  }
}
