import EventLoops
import Synchronization

/// Gives writes their timestamps: the wall clock's microseconds, but each later than the one before, whoever asks and
/// whatever the clock does. So of two writes of a session the later one wins.
///
/// Where the clock was set back it goes on from where it was. Writes of other clients lose against it until the clock
/// has caught up, so that the log is told, once a minute.
final class WriteTimestampSource: Sendable {
  private let clock: any ClientClock
  private let log: (any ClientLog)?
  private let last = Atomic<Int64>(.min)
  /// When the log is told next at the earliest, in the clock's nanoseconds.
  private let nextWarning = Atomic<UInt64>(0)

  init(clock: any ClientClock, log: (any ClientLog)? = nil) {
    self.clock = clock
    self.log = log
  }

  /// The next timestamp, in microseconds since 1970.
  func next() -> Int64 {
    let now = clock.microseconds
    var seen = last.load(ordering: .relaxed)
    while true {
      let next = now > seen ? now : seen + 1
      let (isTaken, current) = last.weakCompareExchange(expected: seen, desired: next, ordering: .relaxed)
      if isTaken {
        if next - now > 1_000_000 { warn(ahead: next - now) }
        return next
      }
      seen = current
    }
  }

  private func warn(ahead microseconds: Int64) {
    let now = clock.now
    let due = nextWarning.load(ordering: .relaxed)
    let next = now.advanced(by: .seconds(60)).nanoseconds
    guard now.nanoseconds >= due,
      nextWarning.compareExchange(expected: due, desired: next, ordering: .relaxed).exchanged
    else { return }
    log?.log(
      .warning, "Writes get timestamps that are ahead of this machine's clock, which was set back",
      ["microseconds": "\(microseconds)"])
  }
}
