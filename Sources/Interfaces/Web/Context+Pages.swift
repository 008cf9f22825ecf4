import Domain
import HTTPServer
import Markup
import Queries

extension Context {
  /// How long a page waits for what its visitor has just written.
  static let patience = Duration.seconds(2)

  /// A page of the store, or the one that says why not.
  func page<Page: HTML>(
    for request: Request, _ make: (Frame) async throws(StoreError) -> (Status, Page)
  ) async -> Response {
    let frame = await frame(of: request)
    do throws(StoreError) {
      let (status, page) = try await make(frame)
      return response(status, page, frame.visit)
    } catch {
      return refusal(error, request)
    }
  }

  /// The page in the place of one that the store refuses.
  func refusal(_ error: StoreError, _ request: Request) -> Response {
    if case .unavailable = error { fault(error, request) }
    let problem = PageProblem(error)
    return errorPage(problem, problem.status, request)
  }

  func errorPage(_ problem: PageProblem, _ status: Status, _ request: Request?) -> Response {
    let visit = Visit(request, preferred: site.language)
    let frame = Frame(site: site, visit: visit, requestID: request?.id ?? "")
    var response = response(status, ErrorPage(problem: problem, status: status, frame: frame), visit)
    if problem.passes { response.fields[.retryAfter] = "5" }
    return response
  }

  /// What the page is shown in, once reads show what its visitor has written; or not, where that takes too long.
  func frame(of request: Request) async -> Frame {
    let visit = Visit(request, preferred: site.language)
    var isBehind = false
    if let position = visit.position {
      isBehind = (try? await queries.waitUntilVisible(position, atMost: Self.patience)) == false
    }
    return Frame(site: site, visit: visit, requestID: request.id, isBehind: isBehind)
  }

  /// Pages name people, so that nothing on the way may keep them.
  func response(_ status: Status, _ page: some HTML, _ visit: Visit) -> Response {
    var response = Response.html(page.rendered(), status: status)
    response.fields[.cacheControl] = "no-store"
    response.fields[.contentLanguage] = visit.language.rawValue
    response.fields[.vary] = "Accept-Language, Cookie"
    if visit.choseLanguage { response.set(Preference.cookie(for: visit.language)) }
    if visit.notice != nil { response.set(Notice.shown) }
    return response
  }
}
