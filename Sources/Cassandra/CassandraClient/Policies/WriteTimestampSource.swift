import Synchronization

/// Gives writes their timestamps: the wall clock's microseconds, but each later than the one before, whoever asks and
/// whatever the clock does. So of two writes of a session the later one wins.
final class WriteTimestampSource: Sendable {
  private let clock: any ClientClock
  private let last = Atomic<Int64>(.min)

  init(clock: any ClientClock) { self.clock = clock }

  /// The next timestamp, in microseconds since 1970.
  func next() -> Int64 {
    let now = clock.microseconds
    var seen = last.load(ordering: .relaxed)
    while true {
      let next = now > seen ? now : seen + 1
      let (isTaken, current) = last.weakCompareExchange(expected: seen, desired: next, ordering: .relaxed)
      if isTaken { return next }
      seen = current
    }
  }
}
