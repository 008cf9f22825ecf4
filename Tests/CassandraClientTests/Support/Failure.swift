import CQLProtocol
import CassandraClient

/// What a request failed with; nil where it did not.
func failure(of request: () async throws -> some Any) async -> CassandraError.Kind? {
  do {
    _ = try await request()
    return nil
  } catch let error as CassandraError {
    return error.kind
  } catch {
    return .configuration("another error: \(error)")
  }
}

extension CassandraError.Kind {
  /// The time limit that was over, if one was.
  var timeLimit: Duration? { if case .timedOut(let limit) = self { limit } else { nil } }

  /// The time limit that was over before the request was sent, if one was.
  var waitLimit: Duration? { if case .notSent(let limit) = self { limit } else { nil } }

  /// The error that the node answered with, if it did.
  var serverError: ServerError.Kind? { if case .server(let error) = self { error.kind } else { nil } }

  /// What is wrong with the request, if it was not sent for that reason.
  var invalidity: String? { if case .invalidStatement(let problem) = self { problem } else { nil } }
}
