import HTTPServer
import Telemetry

/// Answers what a handler throws with a problem, and logs what of it clients must not see.
struct ProblemAnswers: Middleware {
  let logger: Logger

  func handle(_ request: Request, _ next: Next) async throws -> Response {
    do {
      return try await next(request)
    } catch {
      return try answer(error, to: request)
    }
  }

  /// - Throws: what is the server's own to answer.
  func answer(_ error: any Error, to request: Request) throws -> Response {
    if error is HTTPError || error is CancellationError { throw error }
    let problem = Problem(explaining: error)
    if let cause = problem.cause {
      logger.error(
        "the request could not be served",
        ["problem": .string(problem.kind.rawValue), "cause": .string(cause), "request_id": .string(request.id)])
    }
    return problem.response
  }
}
