import Telemetry
import Testing

/// 2026-01-31T23:59:59.007Z
private let moment = LogTime(milliseconds: 1_769_903_999_007)

@Suite("Log format")
struct LogFormatTests {
  private func lines(
    _ format: LogFormat, level: LogLevel = .trace, _ log: (Logger) -> Void
  ) -> [String] {
    let sink = MemorySink()
    let pipeline = LogPipeline(format: format, level: level, to: sink, now: { moment })
    log(Logger("http", to: pipeline))
    #expect(pipeline.flush(within: .seconds(600)))
    return sink.lines
  }

  @Test("A record is one JSON object with its fields as members")
  func json() {
    let lines = lines(.json) {
      $0.info("order \"placed\"", ["order": "A-1", "lines": 3, "milliseconds": 1.5, "express": true])
    }
    #expect(
      lines == [
        #"{"time":"2026-01-31T23:59:59.007Z","level":"info","logger":"http","message":"order \"placed\"","#
          + #""order":"A-1","lines":3,"milliseconds":1.5,"express":true}"#
      ])
  }

  @Test("A record in columns quotes what has blanks")
  func text() {
    let lines = lines(.text) {
      $0.warning("slow request", ["path": "/orders", "query": "a b", "empty": "", "ms": 812])
    }
    #expect(
      lines == [
        "2026-01-31T23:59:59.007Z  warning   http  slow request" + String(repeating: " ", count: 32)
          + #" path=/orders query="a b" empty="" ms=812"#
      ])
  }

  @Test(
    "Nothing in a record breaks its line or orders a terminal about",
    arguments: LogFormat.allCases,
    ["a\nb", "\u{1B}[2J", "\r", "\u{0}", "\u{9B}1m", "\u{202E}", "\u{2028}", "\u{7F}"])
  func hostile(format: LogFormat, text: String) {
    let lines = lines(format) { $0.named(text).info(text, ["key\(text)": .string(text)]) }
    #expect(lines.count == 1)
    let isControl = { (scalar: Unicode.Scalar) in
      scalar.properties.generalCategory == .control || [0x202E, 0x2028].contains(scalar.value)
    }
    #expect(!lines.joined().unicodeScalars.contains(where: isControl))
  }

  @Test("Fields do not hide the members of a record, and infinities are text")
  func reserved() {
    let line = lines(.json) { $0.info("x", ["level": "y", "ratio": .double(.infinity)]) }.joined()
    #expect(line.hasSuffix(#""level":"info","logger":"http","message":"x","level_":"y","ratio":"inf"}"#))
  }

  @Test("Records below the level are passed over, and nothing is made for them")
  func levels() {
    var made = 0
    let lines = lines(.text, level: .warning) { logger in
      for level in LogLevel.allCases {
        logger.log(
          level,
          {
            made += 1
            return level.name
          }())
      }
    }
    #expect(lines.count == 3)
    #expect(made == 3)
  }

  @Test("A level can be changed while the program runs and has a name")
  func changedLevel() throws {
    let pipeline = LogPipeline(level: .error, to: MemorySink())
    #expect(pipeline.level == .error)
    pipeline.level = try #require(LogLevel(name: "debug"))
    #expect(pipeline.level == .debug)
    #expect(LogLevel(name: "loud") == nil)
  }

  @Test(
    "Moments have their date",
    arguments: [
      (0, "1970-01-01T00:00:00.000Z"), (951_782_400_000, "2000-02-29T00:00:00.000Z"), (-1, "1969-12-31T23:59:59.999Z"),
      (4_107_542_399_999, "2100-02-28T23:59:59.999Z"), (4_107_542_400_000, "2100-03-01T00:00:00.000Z"),
    ])
  func dates(milliseconds: Int64, text: String) {
    #expect(LogTime(milliseconds: milliseconds).description == text)
  }
}
