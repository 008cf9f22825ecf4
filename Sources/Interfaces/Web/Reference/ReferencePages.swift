import HTTPServer

/// `/api`, and what the types of problems lead to: `/problems/{name}`.
struct ReferencePages: Sendable {
  let context: Context
  let reference: APIReference

  func add(to routes: inout Routes) {
    routes.on(.get, "/api", whole)
    routes.on(.get, "/problems/{name}", problem)
  }

  private func whole(_ request: Request) async -> Response {
    await context.page(for: request) { frame in (.ok, ReferencePage(reference: reference, frame: frame)) }
  }

  private func problem(_ request: Request) async throws -> Response {
    let name = request.parameters["name"]
    guard let problem = reference.problems.first(where: { $0.name == name }) else { throw HTTPError(.notFound) }
    return await context.page(for: request) { frame in (.ok, ProblemPage(problem: problem, frame: frame)) }
  }
}
