/// How records are written.
public enum LogFormat: String, Sendable, CaseIterable {
  /// One JSON object a line, for machines.
  case json
  /// Columns, for people.
  case text

  func append(_ record: LogRecord, to lines: inout [UInt8]) {
    switch self {
    case .json: appendJSON(record, to: &lines)
    case .text: appendText(record, to: &lines)
    }
    lines.append(UInt8(ascii: "\n"))
  }
}

extension LogFormat {
  /// The members every record has. A field of such a name gets an underscore behind it.
  private static let reserved: Set<String> = ["time", "level", "logger", "message"]

  /// `{"time":"…","level":"info","logger":"http","message":"…","request_id":"…"}`
  private func appendJSON(_ record: LogRecord, to line: inout [UInt8]) {
    line.append(contentsOf: #"{"time":""#.utf8)
    record.time.append(to: &line)
    line.append(contentsOf: #"","level":""#.utf8)
    line.append(contentsOf: record.level.name.utf8)
    line.append(contentsOf: #"","logger":"#.utf8)
    line.appendQuoted(record.logger)
    line.append(contentsOf: #","message":"#.utf8)
    line.appendQuoted(record.message)
    for field in record.fields.list {
      line.append(UInt8(ascii: ","))
      line.appendQuoted(Self.reserved.contains(field.key) ? field.key + "_" : field.key)
      line.append(UInt8(ascii: ":"))
      switch field.value {
      case .double(let number) where !number.isFinite: line.appendQuoted(number.description)
      case .string(let text): line.appendQuoted(text)
      default: line.append(contentsOf: field.value.plain.utf8)
      }
    }
    line.append(UInt8(ascii: "}"))
  }

  /// `2026-01-31T23:59:59.999Z  warning   http  slow request                      path=/orders milliseconds=812.5`
  private func appendText(_ record: LogRecord, to line: inout [UInt8]) {
    record.time.append(to: &line)
    line.append(contentsOf: "  ".utf8)
    line.append(contentsOf: record.level.name.utf8)
    line.pad(record.level.name.utf8.count, to: 10)
    line.appendEscaped(record.logger)
    line.append(contentsOf: "  ".utf8)
    line.appendEscaped(record.message)
    if record.fields.list.isEmpty { return }
    line.pad(record.logger.count + record.message.count, to: 48)
    for field in record.fields.list {
      line.append(UInt8(ascii: " "))
      line.appendEscaped(field.key)
      line.append(UInt8(ascii: "="))
      let value = field.value.plain
      if value.isEmpty
        || value.utf8.contains(where: { $0 <= 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "=") })
      {
        line.appendQuoted(value)
      } else {
        line.appendEscaped(value)
      }
    }
  }
}

extension LogValue {
  /// The value as text without quotes.
  fileprivate var plain: String {
    switch self {
    case .string(let text): text
    case .int(let number): String(number)
    case .double(let number): number.description
    case .bool(let truth): truth ? "true" : "false"
    }
  }
}
