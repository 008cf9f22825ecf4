/// A moment: the type timestamp (v5 §5, v4 §6).
public struct CQLTimestamp: Hashable, Sendable, Comparable {
  /// Milliseconds since 1970-01-01 00:00 UTC.
  public let milliseconds: Int64

  /// The moment so many milliseconds after 1970-01-01 00:00 UTC.
  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  public static func < (left: CQLTimestamp, right: CQLTimestamp) -> Bool { left.milliseconds < right.milliseconds }
}

extension CQLTimestamp: CustomStringConvertible {
  /// The moment in UTC, as in "2025-10-31T23:59:59.999Z".
  public var description: String {
    let day: Int64 = 86_400_000
    let (quotient, remainder) = milliseconds.quotientAndRemainder(dividingBy: day)
    let days = remainder < 0 ? quotient - 1 : quotient
    let rest = remainder < 0 ? remainder + day : remainder
    let clock = [rest / 3_600_000, rest / 60_000 % 60, rest / 1_000 % 60].map { CivilDay.padded($0, 2) }
    return "\(CivilDay(daysSinceEpoch: days))T\(clock.joined(separator: ":")).\(CivilDay.padded(rest % 1_000, 3))Z"
  }
}

extension CQLTimestamp: CQLEncodable, CQLDecodable {
  public func encode(as type: CQLType, into writer: inout ByteWriter) throws(CQLValueError) {
    guard case .timestamp = type else { throw CQLValueError(type, cannotBe: Self.self) }
    writer.integer(milliseconds)
  }

  public init(cql cell: borrowing CQLCell, as type: borrowing CQLType) throws(CQLValueError) {
    guard case .timestamp = copy type else { throw CQLValueError(copy type, cannotBe: Self.self) }
    self.init(milliseconds: try cell.integer(of: type))
  }
}
