import HTTPServer

/// Around every handler of a resource: a read that names a position waits for it, what the handler throws is answered
/// with a problem, and who has the answer already is told so.
///
/// One middleware for all three: each one more is a call that every request waits for.
struct ResourceAnswers: Middleware {
  let problems: ProblemAnswers
  let position: ReadPosition

  func handle(_ request: Request, _ next: Next) async throws -> Response {
    do {
      let isVisible =
        if let text = request.fields[.minPosition] { try await position.wait(until: text) } else { true }
      var response = try await next(request).conditional(on: request)
      if !isVisible, !response.fields.contains(.readModel) { response.fields.append(.readModel, "behind") }
      return response
    } catch {
      return try problems.answer(error, to: request)
    }
  }
}
