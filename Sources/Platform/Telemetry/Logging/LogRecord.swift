/// One thing that happened, as it waits to be written.
struct LogRecord: Sendable {
  let time: LogTime
  let level: LogLevel
  let logger: String
  let message: String
  let fields: LogFields
}
