internal import Synchronization

/// How far some long work is: a bar that moves on a terminal, a plain line now and then elsewhere.
///
/// It may be advanced from many tasks, often: it draws at most ten times a second.
public final class ProgressBar: Sendable {
  private struct State {
    var done = 0
    /// When it was last drawn, and how many tenths were done then.
    var lastDrawn: Duration?
    var lastTenth = 0
    var isFinished = false
  }

  private let title: String
  private let total: Int?
  private let stream: any TextStream
  private let now: @Sendable () -> Duration
  private let start: Duration
  private let state = Mutex(State())

  /// - Parameters:
  ///   - title: what is being done, as in "Placing orders".
  ///   - total: how much there is to do, if that is known.
  ///   - console: where to draw, beside the results.
  ///   - now: a clock that never goes back, from any start.
  public init(
    _ title: String, total: Int? = nil, on console: Console,
    now: @escaping @Sendable () -> Duration = ProgressBar.uptime
  ) {
    self.title = title
    self.total = total.map { max(0, $0) }
    stream = console.errors
    self.now = now
    start = now()
  }

  /// The time since this program first asked.
  public static let uptime: @Sendable () -> Duration = {
    let origin = ContinuousClock.now
    return { origin.duration(to: .now) }
  }()

  /// How much is done.
  public var done: Int { state.withLock(\.done) }

  /// Notes that more is done, and draws if it is time to.
  public func advance(by amount: Int = 1) {
    let time = now()
    state.withLock { state in
      state.done += amount
      guard !state.isFinished, isTimeToDraw(state, time) else { return }
      state.lastDrawn = time
      state.lastTenth = tenth(of: state.done)
      draw(state.done, time)
    }
  }

  /// Draws for the last time and ends the line. Later advances are counted and not drawn.
  public func finish() {
    let time = now()
    state.withLock { state in
      guard !state.isFinished else { return }
      state.isFinished = true
      let line = ProgressLine(title: title, done: state.done, total: nil, elapsed: time - start).summary
      stream.write(stream.isTerminal ? "\r\u{1B}[K\(line)\n" : "\(line)\n")
    }
  }

  /// On a terminal ten times a second; elsewhere each five seconds, and at each tenth if a second has passed.
  private func isTimeToDraw(_ state: State, _ time: Duration) -> Bool {
    let last = state.lastDrawn ?? (stream.isTerminal ? nil : start)
    guard let last else { return true }
    if stream.isTerminal { return time - last >= .milliseconds(100) }
    return time - last >= .seconds(5) || tenth(of: state.done) > state.lastTenth && time - last >= .seconds(1)
  }

  private func tenth(of done: Int) -> Int {
    guard let total, total > 0 else { return 0 }
    return Int(Double(done) / Double(total) * 10)
  }

  private func draw(_ done: Int, _ time: Duration) {
    let line = ProgressLine(title: title, done: done, total: total, elapsed: time - start)
    stream.write(stream.isTerminal ? "\r\(line.bar(width: stream.width))\u{1B}[K" : "\(line.plain)\n")
  }
}
