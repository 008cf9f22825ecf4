/// Where a part of the program writes its records.
///
/// Logging takes as long as it takes to put a record into a queue: whether and how fast it can be written is the
/// `LogPipeline`'s concern.
public struct Logger: Sendable {
  /// Where the records go.
  public let pipeline: LogPipeline
  /// The part of the program, written with each record.
  public let name: String
  /// What every record of this logger carries.
  public let fields: LogFields

  /// A logger of the part of the program called `name`.
  public init(_ name: String, to pipeline: LogPipeline, fields: LogFields = LogFields()) {
    self.name = name
    self.pipeline = pipeline
    self.fields = fields
  }

  /// The logger of another part of the program, with these fields added.
  public func named(_ name: String, adding fields: LogFields = LogFields()) -> Logger {
    Logger(name, to: pipeline, fields: self.fields.merging(fields))
  }

  /// Writes a record, unless its level is below the pipeline's; then neither message nor fields are made.
  ///
  /// Of a key that stands in both places the call's value is written, not the logger's.
  public func log(
    _ level: LogLevel, _ message: @autoclosure () -> String, _ fields: @autoclosure () -> LogFields = LogFields()
  ) {
    guard level >= pipeline.level else { return }
    pipeline.submit(
      LogRecord(
        time: pipeline.now(), level: level, logger: name, message: message(),
        fields: self.fields.merging(fields())))
  }
}

extension Logger {
  /// Writes a record for the one who writes the code.
  public func trace(_ message: @autoclosure () -> String, _ fields: @autoclosure () -> LogFields = LogFields()) {
    log(.trace, message(), fields())
  }
  /// Writes a record that helps to find a fault.
  public func debug(_ message: @autoclosure () -> String, _ fields: @autoclosure () -> LogFields = LogFields()) {
    log(.debug, message(), fields())
  }
  /// Writes a record of what happened in the ordinary course of things.
  public func info(_ message: @autoclosure () -> String, _ fields: @autoclosure () -> LogFields = LogFields()) {
    log(.info, message(), fields())
  }
  /// Writes a record of what is not of every day.
  public func notice(_ message: @autoclosure () -> String, _ fields: @autoclosure () -> LogFields = LogFields()) {
    log(.notice, message(), fields())
  }
  /// Writes a record of something to look into.
  public func warning(_ message: @autoclosure () -> String, _ fields: @autoclosure () -> LogFields = LogFields()) {
    log(.warning, message(), fields())
  }
  /// Writes a record of a failure.
  public func error(_ message: @autoclosure () -> String, _ fields: @autoclosure () -> LogFields = LogFields()) {
    log(.error, message(), fields())
  }
  /// Writes a record of what may end the program or lose data.
  public func critical(_ message: @autoclosure () -> String, _ fields: @autoclosure () -> LogFields = LogFields()) {
    log(.critical, message(), fields())
  }
}
