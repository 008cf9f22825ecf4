import Domain
import HTTPServer
import Imports

extension ImportPages {
  /// Keeps the file, reads it without changing anything, and leads to what was found.
  @Sendable func check(_ request: Request) async throws -> Response {
    let frame = await context.frame(of: request)
    do {
      let sent = try await offLoop { try await SentFile(request) }
      return try await check(sent, frame)
    } catch let fault as TemporaryFile.Fault {
      context.fault(fault.error, request)
      return page(.serviceUnavailable, Self.form(.products), frame.localisation.strings.refusal(fault.error), frame)
    }
  }

  private func check(_ sent: SentFile, _ frame: Frame) async throws -> Response {
    let strings = frame.localisation.strings
    var form = Self.form(sent.kind ?? .products)
    guard let name = sent.name, let kind = sent.kind else {
      form.faults = [.init(name: sent.kind == nil ? "kind" : "file", fault: .missing)]
      return page(.unprocessableContent, form, nil, frame)
    }
    let refused = try TemporaryFile()
    do throws(ImportStopped) {
      let report = try await read(sent.file, as: kind, into: nil, refused, strings)
      let token = context.newToken()
      desk.keep(
        Upload(
          kind: kind, name: name, file: sent.file, sentAt: context.clock(), report: report, refusedRows: refused),
        as: token)
      return .redirect(to: Address.upload(token).text)
    } catch {
      switch error.reason {
      case .file(let fault): return page(.unprocessableContent, form, strings.refusal(fault), frame)
      case .reading(let reason), .writingRefusedRows(let reason): throw reason
      case .store, .cancelled: throw error
      }
    }
  }

  static func form(_ kind: ImportKind) -> FormState { FormState(["kind": kind.rawValue], key: "") }

  private func page(_ status: Status, _ state: FormState, _ problem: String?, _ frame: Frame) -> Response {
    context.response(status, ImportPage(state: state, problem: problem, frame: frame), frame.visit)
  }
}
