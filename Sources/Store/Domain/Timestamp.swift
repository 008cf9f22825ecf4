/// A moment in UTC, in microseconds since 1970.
public struct Timestamp: Hashable, Comparable, Sendable {
  public let microseconds: Int64

  public init(microseconds: Int64) { self.microseconds = microseconds }

  public static func < (a: Self, b: Self) -> Bool { a.microseconds < b.microseconds }

  /// Whole seconds since 1970, rounded down.
  public var seconds: Int64 { microseconds.flooredQuotient(by: 1_000_000) }
}

extension Int64 {
  /// The quotient rounded towards minus infinity, as calendars count before 1970.
  /// - Precondition: `divisor` is positive.
  func flooredQuotient(by divisor: Int64) -> Int64 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
