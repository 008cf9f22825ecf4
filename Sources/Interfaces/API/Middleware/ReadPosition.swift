import Domain
import HTTPServer
import Queries

/// Lets a read that names a position wait until it shows that, so that clients read their own writes.
struct ReadPosition: Sendable {
  /// How long a read waits before it answers with what there is.
  static let longestWait = Duration.seconds(2)

  let queries: any ReadStore

  /// - Parameter text: of X-Min-Position.
  /// - Returns: whether reads show the position.
  func wait(until text: String) async throws(StoreError) -> Bool {
    guard let position = Int64(text), position >= 0 else {
      throw StoreError.malformed(field: FieldName.minPosition.text, expected: "the X-Write-Position of a write")
    }
    return try await queries.waitUntilVisible(position, atMost: Self.longestWait)
  }
}
