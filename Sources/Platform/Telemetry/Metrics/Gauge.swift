internal import Synchronization

/// A number that rises and falls, such as open connections. Any thread may change it; it takes no lock.
public struct Gauge: Sendable {
  private final class Cell: Sendable {
    let bits = Atomic<UInt64>(0)
  }

  private let cell = Cell()

  /// A gauge at 0. One that is to be exported comes from a `MetricsRegistry`.
  public init() {}

  /// Puts it at `value`.
  public func set(_ value: Double) { cell.bits.store(value.bitPattern, ordering: .relaxed) }

  /// Puts it at `value`.
  public func set(_ value: Int) { set(Double(value)) }

  /// Moves it by `amount`, which may be negative.
  public func add(_ amount: Double) {
    var seen = cell.bits.load(ordering: .relaxed)
    while true {
      let sum = (Double(bitPattern: seen) + amount).bitPattern
      let (exchanged, original) = cell.bits.weakCompareExchange(expected: seen, desired: sum, ordering: .relaxed)
      if exchanged { return }
      seen = original
    }
  }

  /// Moves it up by one.
  public func increment() { add(1) }

  /// Moves it down by one.
  public func decrement() { add(-1) }

  /// Where it is.
  public var value: Double { Double(bitPattern: cell.bits.load(ordering: .relaxed)) }
}
