import Domain
import Queries
import SQLEngine

extension SQLiteConnection {
  func ranking(_ request: RankingRequest, at position: Int64) throws(SQLError) -> Ranking {
    let select = try statement(request.measure.ranking)
    select.bind(request.report.name)
    for range in request.period.threeRanges {
      select.bind(range.lowerBound.code)
      select.bind(range.upperBound.code)
    }
    select.bind(request.report.dimension.kind)
    select.bind(Int64(request.limit))
    var rows: [Ranking.Row] = []
    var total = Figures.zero
    var members: Int64 = 0
    try select.forEachRow { (row) throws(SQLError) in
      let member = try request.report.dimension.member(of: row)
      let figures = try row.figures()
      let key = try row.optional { (row) throws(SQLError) in try row.text() }
      let name = try row.optional { (row) throws(SQLError) in try row.text() }
      rows.append(Ranking.Row(member: member, label: Label(key: key ?? "", name: name ?? ""), figures: figures))
      total = try row.figures()
      members = try row.integer()
    }
    return Ranking(rows: rows, total: total, members: Int(members), position: position)
  }
}

extension Report.Measure {
  /// Text of the query, of which each measure has its own, so that none is composed when people ask.
  fileprivate var ranking: String {
    switch self {
    case .revenue: Self.byRevenue
    case .quantity: Self.byQuantity
    case .orders: Self.byOrders
    }
  }

  private static let byRevenue = ranking(by: "revenue")
  private static let byQuantity = ranking(by: "quantity")
  private static let byOrders = ranking(by: "orders")

  /// Parameters: report; from and to of three ranges of buckets; the members' kind; limit.
  private static func ranking(by measure: String) -> String {
    """
    WITH asked AS MATERIALIZED (SELECT id FROM reports WHERE name = ?1),
    figures AS MATERIALIZED (
      SELECT member, sum(revenue) AS revenue, sum(quantity) AS quantity, sum(orders) AS orders FROM (
        SELECT c.* FROM asked, report_cells c WHERE c.report = asked.id AND c.bucket BETWEEN ?2 AND ?3
        UNION ALL
        SELECT c.* FROM asked, report_cells c WHERE c.report = asked.id AND c.bucket BETWEEN ?4 AND ?5
        UNION ALL
        SELECT c.* FROM asked, report_cells c WHERE c.report = asked.id AND c.bucket BETWEEN ?6 AND ?7)
      GROUP BY member),
    total AS MATERIALIZED (
      SELECT sum(revenue) AS revenue, sum(quantity) AS quantity, sum(orders) AS orders, count(*) AS members
      FROM figures)
    SELECT f.member, f.revenue, f.quantity, f.orders, l.key, l.name, t.revenue, t.quantity, t.orders, t.members
    FROM figures f CROSS JOIN total t LEFT JOIN labels l ON l.kind = ?8 AND l.id = f.member
    ORDER BY f.\(measure) DESC, l.key, f.member LIMIT ?9
    """
  }
}

extension Period {
  /// Its buckets, filled up with ranges that hold none.
  fileprivate var threeRanges: [(lowerBound: ReportBucket, upperBound: ReportBucket)] {
    let nothing = (lowerBound: ReportBucket(code: 1), upperBound: ReportBucket(code: 0))
    let ranges = buckets.map { (lowerBound: $0.lowerBound, upperBound: $0.upperBound) }
    return ranges + Array(repeating: nothing, count: max(0, 3 - ranges.count))
  }
}

extension SQLiteStatement {
  fileprivate func figures() throws(SQLError) -> Figures {
    Figures(revenue: try integer(), quantity: try integer(), orders: try integer())
  }
}
