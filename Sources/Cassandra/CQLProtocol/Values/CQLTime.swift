/// A time of the day: the type time (v5 §5, v4 §6).
public struct CQLTime: Hashable, Sendable, Comparable {
  /// Nanoseconds since midnight, less than a day of them.
  public let nanoseconds: Int64

  /// The time so many nanoseconds after midnight; `nil` if that is not on the same day.
  public init?(nanoseconds: Int64) {
    guard (0..<Self.ofDay).contains(nanoseconds) else { return nil }
    self.nanoseconds = nanoseconds
  }

  private static let ofDay: Int64 = 86_400_000_000_000

  public static func < (left: CQLTime, right: CQLTime) -> Bool { left.nanoseconds < right.nanoseconds }
}

extension CQLTime: CustomStringConvertible {
  /// The time, as in "13:30:54.234000000".
  public var description: String {
    let seconds = nanoseconds / 1_000_000_000
    let clock = [seconds / 3_600, seconds / 60 % 60, seconds % 60].map { CivilDay.padded($0, 2) }
    return clock.joined(separator: ":") + "." + CivilDay.padded(nanoseconds % 1_000_000_000, 9)
  }
}

extension CQLTime: CQLEncodable, CQLDecodable {
  public func encode(as type: CQLType, into writer: inout ByteWriter) throws(CQLValueError) {
    guard case .time = type else { throw CQLValueError(type, cannotBe: Self.self) }
    writer.integer(nanoseconds)
  }

  public init(cql cell: CQLCell, as type: CQLType) throws(CQLValueError) {
    guard case .time = type else { throw CQLValueError(type, cannotBe: Self.self) }
    let nanoseconds: Int64 = try cell.integer(of: type)
    guard let time = CQLTime(nanoseconds: nanoseconds) else {
      throw CQLValueError(type, "holds \(nanoseconds) ns, which is no time of the day")
    }
    self = time
  }
}
