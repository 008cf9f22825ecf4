public import Domain

/// Where the figures of one member of a report are kept, for one bucket of time.
public struct ReportCell: Hashable, Sendable {
  /// The report's name.
  public let report: String
  public let bucket: ReportBucket
  public let member: ReportMember

  public init(report: String, bucket: ReportBucket, member: ReportMember) {
    self.report = report
    self.bucket = bucket
    self.member = member
  }
}

/// Whom or what figures are of.
public enum ReportMember: Hashable, Sendable {
  case product(Product.ID)
  case user(User.ID)

  /// Sixteen bytes, unique within a dimension.
  public var bytes: [UInt8] {
    switch self {
    case .product(let id): id.bytes
    case .user(let id): id.bytes
    }
  }
}

/// A stretch of time in the store's time zone, as one number: buckets of one kind are neighbours, in order of time.
public struct ReportBucket: Hashable, Comparable, Sendable {
  public let code: Int64

  public init(code: Int64) { self.code = code }

  public static let all = ReportBucket(code: 0)

  public static func month(of day: CalendarDay) -> ReportBucket {
    let (year, month, _) = day.components
    return ReportBucket(code: 1_000_000 + Int64(year * 12 + month - 1))
  }

  public static func day(_ day: CalendarDay) -> ReportBucket { ReportBucket(code: 10_000_000 + Int64(day.number)) }

  public static func < (a: Self, b: Self) -> Bool { a.code < b.code }
}
