import Domain
import Queries
import SQLEngine

/// Sums over the cells of a cube. Their cost is that of the cells in the period, few for each member: days at its ends,
/// months between.
extension SQLiteConnection {
  /// Tells what each member with figures in the period has.
  func forEachMember(
    of cube: SalesCube, in period: Period, _ body: (ReportMember, Figures) throws(SQLError) -> Void
  ) throws(SQLError) {
    let buckets = period.buckets(of: cube)
    let select = try statement(buckets == [.all ... .all] ? Self.ofAllTime : Self.byMember)
    select.bind(cube.rawValue)
    if buckets != [.all ... .all] { select.bind(threeRanges: buckets) }
    try select.forEachRow { (row) throws(SQLError) in
      let bytes = try row.bytes()
      guard let member = cube.member(bytes) else { throw .unreadable("a member of the cube \(cube)") }
      try body(member, try row.figures())
    }
  }

  /// Of all sales, by bucket.
  func sums(in buckets: [ClosedRange<ReportBucket>]) throws(SQLError) -> [ReportBucket: Figures] {
    let select = try statement(Self.byBucket)
    select.bind(SalesCube.hour.rawValue)
    select.bind(threeRanges: buckets)
    var sums: [ReportBucket: Figures] = [:]
    try select.forEachRow { (row) throws(SQLError) in
      let bucket = ReportBucket(code: try row.integer())
      sums[bucket] = try row.figures()
    }
    return sums
  }

  /// From the first day with a sale to the last; `nil` where nothing was ever sold.
  func daysWithSales() throws(SQLError) -> ClosedRange<CalendarDay>? {
    let select = try statement(
      """
      SELECT (SELECT min(bucket) FROM report_cells WHERE cube = ?1 AND bucket BETWEEN ?2 AND ?3),
        (SELECT max(bucket) FROM report_cells WHERE cube = ?1 AND bucket BETWEEN ?2 AND ?3)
      """)
    select.bind(SalesCube.hour.rawValue)
    select.bind(ReportBucket.days.lowerBound.code)
    select.bind(ReportBucket.days.upperBound.code)
    return try select.firstRow { (row) throws(SQLError) in
      let first = try row.optional { (row) throws(SQLError) in ReportBucket(code: try row.integer()).firstDay }
      let last = try row.optional { (row) throws(SQLError) in ReportBucket(code: try row.integer()).firstDay }
      guard let first = first ?? nil, let last = last ?? nil else { return nil }
      return first...last
    } ?? nil
  }

  /// A buyer is new who has no day with an order before the period.
  func buyerGroups(in period: Period) throws(SQLError) -> BuyerGroups {
    let buckets = period.buckets(of: .buyer)
    let select = try statement(Self.byBuyerAndPast)
    select.bind(SalesCube.buyer.rawValue)
    select.bind(threeRanges: buckets)
    select.bind((period.from.map(ReportBucket.day) ?? ReportBucket.days.lowerBound).code)
    var groups = BuyerGroups()
    try select.forEachRow { (row) throws(SQLError) in
      let figures = try row.figures()
      if try row.integer() == 0 { groups.new.add(figures) } else { groups.returning.add(figures) }
    }
    return groups
  }
}

extension SQLiteConnection {
  private static let sums = "sum(revenue) AS revenue, sum(quantity) AS quantity, sum(orders) AS orders"

  /// Parameters: cube; from and to of three ranges of buckets.
  private static let cells = """
    SELECT * FROM report_cells WHERE cube = ?1 AND bucket BETWEEN ?2 AND ?3
    UNION ALL SELECT * FROM report_cells WHERE cube = ?1 AND bucket BETWEEN ?4 AND ?5
    UNION ALL SELECT * FROM report_cells WHERE cube = ?1 AND bucket BETWEEN ?6 AND ?7
    """

  private static let byMember = "SELECT member, \(sums) FROM (\(cells)) GROUP BY member"
  private static let byBucket = "SELECT bucket, \(sums) FROM (\(cells)) GROUP BY bucket"

  /// Nothing to add up, and no order to make.
  private static let ofAllTime = """
    SELECT member, revenue, quantity, orders FROM report_cells WHERE cube = ?1 AND bucket = \(ReportBucket.all.code)
    """

  /// One more parameter: the first day of the period. The index `buyer_days` answers for its past.
  private static let byBuyerAndPast = """
    SELECT revenue, quantity, orders, EXISTS (
      SELECT 1 FROM report_cells WHERE \(SQLiteReadModelFile.isBuyerDay) AND member = f.member AND bucket < ?8)
    FROM (SELECT member, \(sums) FROM (\(cells)) GROUP BY member) f
    """
}

extension SQLiteStatement {
  /// Six parameters; those without a range take one that holds nothing.
  fileprivate func bind(threeRanges ranges: [ClosedRange<ReportBucket>]) {
    for place in 0..<3 {
      bind(place < ranges.count ? ranges[place].lowerBound.code : 1)
      bind(place < ranges.count ? ranges[place].upperBound.code : 0)
    }
  }

  fileprivate func figures() throws(SQLError) -> Figures {
    Figures(revenue: try integer(), quantity: try integer(), orders: try integer())
  }
}
