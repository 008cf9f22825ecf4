/// A ratio in tenths of a percent, rounded half away from zero from exact integers.
struct Percentage: Hashable, Comparable, Sendable {
  let tenths: Int64

  init(tenths: Int64) { self.tenths = tenths }

  /// How much of `whole` the `part` is.
  /// - Returns: `nil` of nothing.
  init?(_ part: Int64, of whole: Int64) {
    guard whole != 0 else { return nil }
    tenths = Self.rounded(Int128(part) * 1_000, by: Int128(whole))
  }

  /// How much more than `before` the figure is `now`, as a part of `before`.
  /// - Returns: `nil` where there was nothing before.
  init?(from before: Int64, to now: Int64) {
    guard before > 0 else { return nil }
    tenths = Self.rounded((Int128(now) - Int128(before)) * 1_000, by: Int128(before))
  }

  private static func rounded(_ dividend: Int128, by divisor: Int128) -> Int64 {
    let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
    let isHalfOrMore = remainder.magnitude * 2 >= divisor.magnitude
    let direction: Int128 = (dividend < 0) == (divisor < 0) ? 1 : -1
    return Int64(clamping: isHalfOrMore ? quotient + direction : quotient)
  }

  static func < (a: Self, b: Self) -> Bool { a.tenths < b.tenths }
}

extension Int64 {
  /// The amount for each of `count`, rounded half away from zero.
  /// - Returns: `nil` for none.
  func perEach(of count: Int64) -> Int64? {
    guard count > 0 else { return nil }
    let (quotient, remainder) = quotientAndRemainder(dividingBy: count)
    guard remainder.magnitude * 2 >= count.magnitude else { return quotient }
    return quotient + signum()
  }
}
