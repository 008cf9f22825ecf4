import Queries
import Records
import Synchronization

/// A page of the log that is read and projected on a thread of its own, while the one before is written on another.
final class PageReading: Sendable {
  private let thread: ServiceThread
  private let result: Result

  init(after position: Int64, limit: Int, _ log: any ChangeLog, _ projection: StoreProjection) {
    let result = Result()
    self.result = result
    thread = ServiceThread(named: "projector ahead") {
      let page = try? LogPage(after: position, limit: limit, of: log, by: projection)
      result.page.withLock { $0 = page }
    }
  }

  /// Once it is there; `nil` if it could not be read. Who needs it then reads it again and learns why.
  var page: LogPage? {
    thread.join()
    return result.page.withLock { $0 }
  }

  private final class Result: Sendable {
    let page = Mutex<LogPage?>(nil)
  }
}
