internal import Dispatch
internal import Synchronization

/// The way of the records from those who log to the place where they are kept: a bounded queue and one writer.
///
/// Who logs never waits for the writer. Where records come faster than they can be written, those that find the queue
/// full are dropped and counted; the next that is written is a warning with their number.
public final class LogPipeline: Sendable {
  private struct State {
    var pending: [LogRecord] = []
    var droppedSinceReport = 0
    var isWriting = false
  }

  private let state = Mutex(State())
  private let leastLevel: Atomic<UInt8>
  private let droppedInAll = Atomic<Int>(0)
  private let capacity: Int
  private let format: LogFormat
  private let sink: any LogSink
  /// The clock of the records.
  let now: @Sendable () -> LogTime
  /// Serial, so that one thread at a time writes. Dispatch gives it a thread of its own while a write blocks.
  private let writer = DispatchQueue(label: "log-writer")

  /// - Parameters:
  ///   - format: how records are written.
  ///   - level: records below it are passed over.
  ///   - sink: where they are kept.
  ///   - capacity: how many may wait, at least one.
  ///   - now: the clock, the system's unless a test needs another.
  public init(
    format: LogFormat = .json, level: LogLevel = .info, to sink: any LogSink = FileDescriptorSink.standardError,
    capacity: Int = 8192, now: @escaping @Sendable () -> LogTime = { .now }
  ) {
    self.format = format
    self.sink = sink
    self.capacity = max(1, capacity)
    self.now = now
    leastLevel = Atomic(level.rawValue)
  }

  /// The level below which records are passed over. It may change at any time.
  public var level: LogLevel {
    get { LogLevel(rawValue: leastLevel.load(ordering: .relaxed)) ?? .info }
    set { leastLevel.store(newValue.rawValue, ordering: .relaxed) }
  }

  /// How many records were dropped since the start.
  public var dropped: Int { droppedInAll.load(ordering: .relaxed) }

  /// Waits until the records logged before are written, for no longer than `limit`. To be called once at the end, not
  /// on an event loop.
  ///
  /// - Returns: whether they are.
  @discardableResult
  public func flush(within limit: Duration = .seconds(5)) -> Bool {
    let written = DispatchSemaphore(value: 0)
    writer.async { written.signal() }
    let milliseconds = Int(limit / .milliseconds(1))
    return written.wait(timeout: .now() + .milliseconds(milliseconds)) == .success
  }

  /// Queues a record and wakes the writer unless it is at work.
  func submit(_ record: LogRecord) {
    let wakesWriter = state.withLock { state in
      guard state.pending.count < capacity else {
        state.droppedSinceReport += 1
        droppedInAll.add(1, ordering: .relaxed)
        return false
      }
      state.pending.append(record)
      defer { state.isWriting = true }
      return !state.isWriting
    }
    if wakesWriter { writer.async { self.writeAll() } }
  }

  private func writeAll() {
    var batch: [LogRecord] = []
    var lines: [UInt8] = []
    while let dropped = take(into: &batch) {
      lines.removeAll(keepingCapacity: true)
      if dropped > 0 { format.append(report(of: dropped), to: &lines) }
      for record in batch { format.append(record, to: &lines) }
      sink.write(lines)
    }
  }

  /// Takes what waits; `nil` when nothing does, and then the next record wakes the writer again.
  private func take(into batch: inout [LogRecord]) -> Int? {
    batch.removeAll(keepingCapacity: true)
    return state.withLock { state in
      guard !state.pending.isEmpty else {
        state.isWriting = false
        return nil
      }
      swap(&state.pending, &batch)
      defer { state.droppedSinceReport = 0 }
      return state.droppedSinceReport
    }
  }

  private func report(of dropped: Int) -> LogRecord {
    LogRecord(
      time: now(), level: .warning, logger: "log",
      message: "records dropped: they came faster than they can be written",
      fields: ["dropped": .int(dropped)])
  }
}
