import EventLoops

// As much of swift-log, swift-metrics and swift-distributed-tracing as the examples of the pages use, with the same
// signatures: this package depends on none of them.

struct Logger: Sendable {
  enum Level { case trace, debug, info, notice, warning, error, critical }
  struct Message: ExpressibleByStringInterpolation {
    let text: String
    init(stringLiteral text: String) { self.text = text }
  }
  enum MetadataValue { case string(String) }

  let take: @Sendable (Level, String) -> Void

  func log(level: Level, _ message: Message, metadata: [String: MetadataValue]?) { take(level, message.text) }
}

struct Counter: Sendable {
  init(label: String, dimensions: [(String, String)] = []) {}
  func increment(by amount: Int) {}
}

struct Timer: Sendable {
  init(label: String, dimensions: [(String, String)] = []) {}
  func recordNanoseconds(_ duration: Int64) {}
}

enum SpanKind { case client }

protocol Span: AnyObject, Sendable {
  var attributes: [String: String] { get set }
  func recordError(_ error: any Error)
  func end()
}

final class NoOpSpan: Span {
  var attributes: [String: String] {
    get { [:] }
    set {}
  }
  func recordError(_ error: any Error) {}
  func end() {}
}

func startSpan(_ name: String, ofKind kind: SpanKind) -> any Span { NoOpSpan() }
