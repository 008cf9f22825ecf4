/// A span of time as calendars count it: the type duration (v5 §5). Months and days have no length of their own.
public struct CQLDuration: Hashable, Sendable {
  /// Whole months.
  public let months: Int32
  /// Whole days besides.
  public let days: Int32
  /// Nanoseconds besides.
  public let nanoseconds: Int64

  /// The span of these parts; `nil` if some are above zero and others below.
  public init?(months: Int32 = 0, days: Int32 = 0, nanoseconds: Int64 = 0) {
    let isNegative = months < 0 || days < 0 || nanoseconds < 0
    let isPositive = months > 0 || days > 0 || nanoseconds > 0
    guard !(isNegative && isPositive) else { return nil }
    self.months = months
    self.days = days
    self.nanoseconds = nanoseconds
  }
}

extension CQLDuration: CustomStringConvertible {
  /// The span as CQL writes it, as in "-1mo2d3ns".
  public var description: String {
    let sign = months < 0 || days < 0 || nanoseconds < 0 ? "-" : ""
    return "\(sign)\(months.magnitude)mo\(days.magnitude)d\(nanoseconds.magnitude)ns"
  }
}

extension CQLDuration: CQLEncodable, CQLDecodable {
  public func encode(as type: CQLType, into writer: inout ByteWriter) throws(CQLValueError) {
    guard case .duration = type else { throw CQLValueError(type, cannotBe: Self.self) }
    writer.vint(Int64(months))
    writer.vint(Int64(days))
    writer.vint(nanoseconds)
  }

  public init(cql cell: CQLCell, as type: CQLType) throws(CQLValueError) {
    guard case .duration = type else { throw CQLValueError(type, cannotBe: Self.self) }
    let parts = try cell.whole(of: type) { (reader) throws(CQLProtocolError) in
      (months: try reader.vint(), days: try reader.vint(), nanoseconds: try reader.vint())
    }
    guard let months = Int32(exactly: parts.months), let days = Int32(exactly: parts.days),
      let duration = CQLDuration(months: months, days: days, nanoseconds: parts.nanoseconds)
    else {
      throw CQLValueError(
        type, "holds \(parts.months) months, \(parts.days) days and \(parts.nanoseconds) ns, which is no duration")
    }
    self = duration
  }
}
