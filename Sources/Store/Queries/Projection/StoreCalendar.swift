public import Domain
import Foundation

/// Days as the shop sees them: the civil calendar of one time zone.
public struct StoreCalendar: Sendable {
  /// Name in the IANA time zone database.
  public let timeZone: String
  /// When the offset changes, ascending; the first holds from the beginning of time.
  private let offsets: [(from: Int64, seconds: Int64)]

  /// The calendar of Coordinated Universal Time.
  public static let utc = StoreCalendar(timeZone: "UTC", offsets: [(.min, 0)])

  private init(timeZone: String, offsets: [(from: Int64, seconds: Int64)]) {
    self.timeZone = timeZone
    self.offsets = offsets
  }

  /// - Returns: `nil` if there is no time zone of this name, such as `Europe/Paris`.
  public init?(timeZone name: String) {
    guard let zone = TimeZone(identifier: name) else { return nil }
    self.init(timeZone: name, offsets: Self.offsets(of: zone))
  }

  private static func offsets(of zone: TimeZone) -> [(from: Int64, seconds: Int64)] {
    var moment = Date(timeIntervalSince1970: 0)
    var offsets = [(from: Int64.min, seconds: Int64(zone.secondsFromGMT(for: moment)))]
    let end = Date(timeIntervalSince1970: 4_102_444_800)  // 2100-01-01
    while let next = zone.nextDaylightSavingTimeTransition(after: moment), next > moment, next < end {
      offsets.append((Int64(next.timeIntervalSince1970), Int64(zone.secondsFromGMT(for: next))))
      moment = next
    }
    return offsets
  }

  /// Seconds east of UTC at `time`.
  public func offset(at time: Timestamp) -> Int64 {
    let seconds = time.seconds
    var low = 0
    var high = offsets.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if offsets[middle].from <= seconds { low = middle } else { high = middle }
    }
    return offsets[low].seconds
  }

  /// The day that the shop's wall calendar shows at `time`.
  public func day(at time: Timestamp) -> CalendarDay {
    let local = time.seconds + offset(at: time)
    let (days, rest) = local.quotientAndRemainder(dividingBy: 86_400)
    return CalendarDay(number: Int(rest < 0 ? days - 1 : days))
  }

  /// The hour that the shop's wall clock shows at `time`: 0 to 23.
  public func hour(at time: Timestamp) -> Int {
    let second = (time.seconds + offset(at: time)) % 86_400
    return Int(second < 0 ? second + 86_400 : second) / 3_600
  }
}

extension StoreCalendar {
  /// Names the time zone and its rules: another edition of the database that changes them gives another text.
  var fingerprint: String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325  // FNV-1a, 64 bits, over words
    for offset in offsets {
      for word in [offset.from, offset.seconds] {
        hash = (hash ^ UInt64(bitPattern: word)) &* 0x100_0000_01b3
      }
    }
    return "\(timeZone):\(String(hash, radix: 16))"
  }
}

extension StoreCalendar {
  /// The first second of `day` on the shop's wall calendar.
  public func start(of day: CalendarDay) -> Timestamp {
    let midnight = Int64(day.number) * 86_400
    let before = offset(at: Timestamp(microseconds: (midnight - 86_400) * 1_000_000))
    let after = offset(at: Timestamp(microseconds: (midnight + 86_400) * 1_000_000))
    // Where the clock changes at midnight, the day begins when it first shows.
    var low = midnight - max(before, after)
    var high = midnight - min(before, after)
    while low < high {
      let middle = low + (high - low) / 2
      if self.day(at: Timestamp(microseconds: middle * 1_000_000)) < day { low = middle + 1 } else { high = middle }
    }
    return Timestamp(microseconds: low * 1_000_000)
  }

  /// The moments of all days of `period`.
  public func moments(of period: Period) -> Range<Timestamp> {
    let first = period.from.map(start) ?? Timestamp(microseconds: .min)
    let end = period.to.map { start(of: $0.advanced(by: 1)) } ?? Timestamp(microseconds: .max)
    return first..<max(first, end)
  }
}
