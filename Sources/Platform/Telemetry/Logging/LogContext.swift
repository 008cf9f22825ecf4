/// What every record of a task carries: the fields of the request it serves.
///
/// It is handed down to child tasks, so that nobody between the server and the place that logs has to pass it on.
///
/// ```swift
/// await LogContext.with(["request_id": "\(id)"]) {
///   logger.info("order placed")  // …"request_id":"0190…"…
/// }
/// ```
public enum LogContext {
  /// The fields of the current task.
  @TaskLocal public static var fields = LogFields()

  /// Runs `operation` with these fields added to the current ones.
  public static func with<Value, Failure: Error>(
    _ added: LogFields, _ operation: () async throws(Failure) -> Value
  ) async throws(Failure) -> Value {
    let fields = fields.merging(added)
    let result: Result<Value, Failure> = await $fields.withValue(fields) {
      do throws(Failure) { return .success(try await operation()) } catch { return .failure(error) }
    }
    return try result.get()
  }
}
