import Domain
import HTTPServer
import Queries

/// Lets a read that names a position wait until it shows that, so that clients read their own writes.
struct ReadPosition: Sendable {
  /// How long a read waits before it answers with what there is.
  static let longestWait = Duration.seconds(2)

  let queries: any ReadStore

  func handle(_ request: Request, _ next: Next) async throws -> Response {
    guard let text = request.fields[.minPosition] else { return try await next(request) }
    guard let position = Int64(text), position >= 0 else {
      throw StoreError.malformed(field: FieldName.minPosition.text, expected: "the X-Write-Position of a write")
    }
    let isVisible = try await queries.waitUntilVisible(position, atMost: Self.longestWait)
    var response = try await next(request)
    if !isVisible, !response.fields.contains(.readModel) { response.fields.append(.readModel, "behind") }
    return response
  }
}
