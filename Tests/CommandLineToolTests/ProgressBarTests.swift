import CommandLineTool
import Synchronization
import Testing

/// A clock that is put forward by hand.
private final class ManualClock: Sendable {
  private let time = Mutex(Duration.seconds(100))
  var now: Duration { time.withLock { $0 } }
  func advance(_ duration: Duration) { time.withLock { $0 += duration } }
}

@Suite("Progress bar")
struct ProgressBarTests {
  private let clock = ManualClock()

  private func bar(_ stream: MemoryStream, total: Int?) -> ProgressBar {
    ProgressBar("Placing orders", total: total, on: Console(output: MemoryStream(), errors: stream)) { [clock] in
      clock.now
    }
  }

  @Test("On a terminal the line is drawn anew, at most ten times a second, and ended once")
  func terminal() {
    let stream = MemoryStream(isTerminal: true, width: 80)
    let bar = bar(stream, total: 2000)
    for _ in 0..<100 {
      clock.advance(.milliseconds(20))
      bar.advance(by: 10)
    }
    bar.finish()
    bar.finish()
    bar.advance()
    let lines = stream.text.split(separator: "\r")
    #expect(lines.count == 21)
    #expect(lines[1].hasSuffix("-]  3 %  60/2,000  500/s  4 s left\u{1B}[K"))
    #expect(lines.last == "\u{1B}[KPlacing orders: 1,000 in 2 s, 500/s\n")
    #expect(bar.done == 1001)
  }

  @Test("The line fits the terminal", arguments: [1, 10, 40, 60, 80, 200])
  func width(columns: Int) {
    let stream = MemoryStream(isTerminal: true, width: columns)
    let bar = bar(stream, total: 1_000_000)
    clock.advance(.seconds(3700))
    bar.advance(by: 123_456)
    let line = stream.text.dropFirst().replacing("\u{1B}[K", with: "")
    #expect(line.count < max(2, columns))
    #expect(line.hasPrefix("Placing orders".prefix(max(1, columns - 1))))
  }

  @Test("The bar, the rate and the remaining time are right")
  func figures() {
    let stream = MemoryStream(isTerminal: true, width: 76)
    let bar = bar(stream, total: 10_000)
    clock.advance(.seconds(30))
    bar.advance(by: 2500)
    #expect(stream.text == "\rPlacing orders  [#####---------------]  25 %  2,500/10,000  83/s  1:30 left\u{1B}[K")
  }

  @Test("Elsewhere there are plain lines, each tenth or five seconds")
  func plain() {
    let stream = MemoryStream()
    let bar = bar(stream, total: 1000)
    for _ in 0..<30 {
      clock.advance(.milliseconds(500))
      bar.advance(by: 5)
    }
    bar.advance(by: 850)
    clock.advance(.seconds(1))
    bar.advance(by: 0)
    bar.finish()
    #expect(
      stream.text == """
        Placing orders: 5 %, 50/1,000, 10/s, 1:35 left
        Placing orders: 10 %, 100/1,000, 10/s, 1:30 left
        Placing orders: 15 %, 150/1,000, 10/s, 1:25 left
        Placing orders: 100 %, 1,000/1,000, 63/s
        Placing orders: 1,000 in 16 s, 63/s

        """)
  }

  @Test("Where the total is not known, the count and the rate are shown")
  func unknownTotal() {
    let stream = MemoryStream()
    let bar = bar(stream, total: nil)
    clock.advance(.seconds(5))
    bar.advance(by: 7)
    bar.finish()
    #expect(stream.text == "Placing orders: 7, 1.4/s\nPlacing orders: 7 in 5 s, 1.4/s\n")
  }

  @Test("Many tasks may advance it")
  func concurrent() async {
    let bar = bar(MemoryStream(isTerminal: true), total: 8000)
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<8 { group.addTask { for _ in 0..<1000 { bar.advance() } } }
    }
    #expect(bar.done == 8000)
  }
}
