import Commands
import Cryptography
import Domain
import HTTPServer
import Markup

/// What becomes of a form that was sent.
enum FormOutcome<Page: HTML> {
  /// It was taken: the browser goes on to this address, where the notice is shown.
  case done(String, Notice, position: Int64?)
  /// It was not: the page shows it again, with all that was typed and what is wrong with it.
  case again(Status, Page)
}

extension Context {
  /// The answer to a form: a redirect, so that going back or reloading sends nothing twice, or the form once more.
  func answer<Page: HTML>(
    _ request: Request, _ take: (Frame, FormValues) async throws(StoreError) -> FormOutcome<Page>
  ) async throws -> Response {
    guard let form = request.form else { throw HTTPError(.unsupportedMediaType) }
    let frame = await frame(of: request)
    do throws(StoreError) {
      switch try await take(frame, FormValues(form)) {
      case .again(let status, let page): return response(status, page, frame.visit)
      case .done(let address, let notice, let position): return .done(address, notice, at: position)
      }
    } catch {
      return refusal(error, request)
    }
  }

  /// Has a command executed for a form, once however often the form is sent.
  func execute<C: Command>(
    _ command: C, for request: Request, _ form: FormValues
  ) async throws(StoreError) -> Receipt<C.Outcome> {
    do throws(StoreError) {
      return try await commands.execute(command, by: nil, once: try Self.idempotency(request, form))
    } catch {
      if case .unavailable = error { fault(error, request) }
      throw error
    }
  }

  private static func idempotency(_ request: Request, _ form: FormValues) throws(StoreError) -> Idempotency? {
    guard let key = form[FormState.keyName] else { return nil }
    // Neither a method nor a raw path holds a blank or a line's end, so no two requests give the same bytes.
    var hash = SHA256()
    hash.update("\(request.method.rawValue) \(request.path.raw)\n".utf8)
    hash.update(request.body)
    return Idempotency(key: try IdempotencyKey(key), fingerprint: hash.digest().bytes)
  }
}

extension Route {
  /// 256 KiB: forms that hold too much are shown again, up to where nobody typed it.
  static let formLimit = 256 << 10
}
