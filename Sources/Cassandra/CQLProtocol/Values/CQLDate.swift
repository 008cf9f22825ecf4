/// A day without a time or time zone: the type date (v5 §5, v4 §6). It reaches some five million years either way.
public struct CQLDate: Hashable, Sendable, Comparable {
  /// How many days it is after 1970-01-01.
  public let daysSinceEpoch: Int32

  /// The day so many days after 1970-01-01.
  public init(daysSinceEpoch: Int32) { self.daysSinceEpoch = daysSinceEpoch }

  public static func < (left: CQLDate, right: CQLDate) -> Bool { left.daysSinceEpoch < right.daysSinceEpoch }
}

extension CQLDate: CustomStringConvertible {
  /// The day in the Gregorian calendar, as in "1969-12-31".
  public var description: String { CivilDay(daysSinceEpoch: Int64(daysSinceEpoch)).description }
}

extension CQLDate: CQLEncodable, CQLDecodable {
  /// What is sent counts from the first day there is, so that the epoch is in the middle.
  private static let offset = UInt32(1) << 31

  public func encode(as type: CQLType, into writer: inout ByteWriter) throws(CQLValueError) {
    guard case .date = type else { throw CQLValueError(type, cannotBe: Self.self) }
    writer.integer(UInt32(bitPattern: daysSinceEpoch) &+ Self.offset)
  }

  public init(cql cell: CQLCell, as type: CQLType) throws(CQLValueError) {
    guard case .date = type else { throw CQLValueError(type, cannotBe: Self.self) }
    self.init(daysSinceEpoch: Int32(bitPattern: try cell.integer(of: type) as UInt32 &- Self.offset))
  }
}

/// A day of the Gregorian calendar, extended to all times.
struct CivilDay: CustomStringConvertible {
  let year: Int64
  let month: Int64
  let day: Int64

  init(daysSinceEpoch: Int64) {
    // Counted from 0000-03-01, so that a leap day is the last of its year. The calendar repeats after 400 years.
    let days = daysSinceEpoch + 719_468
    let era = (days >= 0 ? days : days - 146_096) / 146_097
    let ofEra = days - era * 146_097
    let yearOfEra = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * ofYear + 2) / 153
    day = ofYear - (153 * shifted + 2) / 5 + 1
    month = shifted < 10 ? shifted + 3 : shifted - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  var description: String {
    "\(year < 0 ? "-" : "")\(Self.padded(abs(year), 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))"
  }

  /// The number with zeros in front.
  static func padded(_ number: Int64, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
