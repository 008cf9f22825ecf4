import Domain
import EventLoops
import SQLiteEngine

/// A few threads for reports, so that none holds an event loop.
struct ReportThreads: QueryPool {
  private let pool = BlockingPool(threads: 2, capacity: 64, name: "reports")

  func run<Answer: Sendable>(_ query: @escaping @Sendable () throws(StoreError) -> Answer) async throws(StoreError)
    -> Answer
  {
    let result: Result<Answer, StoreError>
    do {
      result = try await pool.run { Result { () throws(StoreError) in try query() } }
    } catch BlockingPoolError.stopped {
      throw .unavailable(.stopping)
    } catch {
      throw .unavailable(.busy)
    }
    return try result.get()
  }
}
