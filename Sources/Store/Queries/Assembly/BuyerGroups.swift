/// The buyers of a period, told apart by whether they had bought before.
public struct BuyerGroups: Hashable, Sendable {
  public struct Group: Hashable, Sendable {
    public private(set) var buyers = 0
    public private(set) var figures = Figures.zero

    public mutating func add(_ figures: Figures) {
      buyers += 1
      self.figures += figures
    }
  }

  public var new = Group()
  public var returning = Group()

  public init() {}
}

extension BuyerGroups.Group {
  func values(of report: Report) -> ReportValues {
    figures.values(of: report).merging([.buyers: Int64(buyers)]) { $1 }
  }
}

extension BuyerGroups {
  func total(of report: Report) -> ReportAnswer.Total {
    let values = (new.figures + returning.figures).values(of: report)
    let buyers = new.buyers + returning.buyers
    return ReportAnswer.Total(values.merging([.buyers: Int64(buyers)]) { $1 }, members: buyers)
  }
}
