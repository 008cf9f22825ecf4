public import Domain

/// Whom or what a report's row is of.
public enum ReportMember: Hashable, Sendable {
  case product(Product.ID)
  case user(User.ID)
  /// Nobody was signed in.
  case nobody
  /// 0 to 23.
  case hour(Int)
  case day(CalendarDay)
  /// By its first day.
  case month(CalendarDay)
  case newBuyers
  case returningBuyers
}

extension ReportMember {
  /// Few bytes, unique within a dimension.
  public var bytes: [UInt8] {
    switch self {
    case .product(let id): id.bytes
    case .user(let id): id.bytes
    case .nobody: []
    case .hour(let hour): [UInt8(truncatingIfNeeded: hour)]
    case .day(let day), .month(let day): withUnsafeBytes(of: Int64(day.number).bigEndian) { Array($0) }
    case .newBuyers: [0]
    case .returningBuyers: [1]
    }
  }
}
