/// How long requests took, in microseconds, to three digits.
struct Histogram {
  /// Below 2,048 each microsecond has a place of its own, and from there on each 1,024th of a doubling.
  private var counts = [UInt64](repeating: 0, count: 20 * 1_024)
  private var total: UInt64 = 0
  private(set) var longest: UInt64 = 0

  mutating func record(_ microseconds: UInt64) {
    counts[min(Self.place(of: microseconds), counts.count - 1)] += 1
    total += 1
    longest = max(longest, microseconds)
  }

  mutating func add(_ other: Histogram) {
    for index in counts.indices { counts[index] += other.counts[index] }
    total += other.total
    longest = max(longest, other.longest)
  }

  /// The least duration that this share of the requests did not exceed.
  func quantile(_ share: Double) -> UInt64 {
    let wanted = UInt64((Double(total) * share).rounded(.up))
    var seen: UInt64 = 0
    for (place, count) in counts.enumerated() {
      seen += count
      if seen >= wanted, count > 0 { return min(Self.duration(at: place), longest) }
    }
    return longest
  }

  private static func place(of microseconds: UInt64) -> Int {
    guard microseconds >= 2_048 else { return Int(microseconds) }
    let shift = 53 - microseconds.leadingZeroBitCount
    return shift * 1_024 + Int(microseconds >> UInt64(shift))
  }

  private static func duration(at place: Int) -> UInt64 {
    guard place >= 2_048 else { return UInt64(place) }
    let shift = place / 1_024 - 1
    return UInt64(place - shift * 1_024) << UInt64(shift)
  }
}
