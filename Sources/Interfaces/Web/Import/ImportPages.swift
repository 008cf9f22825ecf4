import Commands
import Domain
import HTTPServer
import Imports
import Queries

/// The pages that bring in files: send one, see what would become of it, then have it imported.
struct ImportPages: Sendable {
  /// 1 GiB, as over the API.
  static let fileLimit = 1 << 30

  let context: Context
  let desk: UploadDesk

  func add(to routes: inout Routes) {
    routes.on(.get, "/import", right: "imports.write", choose)
    routes.on(.post, "/import", right: "imports.write", bodyLimit: Self.fileLimit, streamsBody: true, check)
    routes.on(.get, "/import/{token}", right: "imports.write", show)
    routes.on(.post, "/import/{token}", right: "imports.write", bodyLimit: Route.formLimit, run)
    routes.on(.get, "/import/{token}/refused.csv", right: "imports.write", refusedRows)
  }

  @Sendable private func choose(_ request: Request) async -> Response {
    await context.page(for: request) { frame throws(StoreError) in
      let kind = request.query["kind"].flatMap(ImportKind.init) ?? .products
      return (.ok, ImportPage(state: FormState(["kind": kind.rawValue], key: ""), fault: nil, frame: frame))
    }
  }

  /// Keeps the file, reads it without changing anything, and leads to what was found.
  @Sendable private func check(_ request: Request) async throws -> Response {
    let frame = await context.frame(of: request)
    let strings = frame.localisation.strings
    let sent = try await offLoop { try await SentFile(request) }
    let kind = sent.kind ?? .products
    var state = FormState(["kind": kind.rawValue], key: "")
    guard let name = sent.name else {
      state.faults = [.init(name: "file", fault: .missing)]
      return page(.unprocessableContent, state, nil, frame)
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
      guard case .file(let fault) = error.reason else { throw error }
      return page(.unprocessableContent, state, fault, frame)
    }
  }

  @Sendable private func show(_ request: Request) async -> Response {
    let (token, upload) = sought(request)
    guard let upload else { return context.errorPage(.uploadGone, .notFound, request) }
    var response = await context.page(for: request) { frame throws(StoreError) in
      (.ok, UploadPage(token: token, upload: upload, frame: frame))
    }
    if case .running = upload.stage { response.fields["Refresh"] = "2" }
    return response
  }

  /// Imports the file once, however often this is asked for.
  @Sendable private func run(_ request: Request) async throws -> Response {
    let (token, known) = sought(request)
    guard known != nil else { return context.errorPage(.uploadGone, .notFound, request) }
    let strings = await context.frame(of: request).localisation.strings
    let refused = try TemporaryFile()
    guard var upload = desk.begin(token) else { return .redirect(to: Address.upload(token).text) }
    upload.refusedRows = refused
    do throws(ImportStopped) {
      upload.report = try await read(upload.file, as: upload.kind, into: context.commands, refused, strings)
      upload.stage = .imported
      upload.stop = nil
    } catch {
      // What was taken stays; what is there already is passed over when it is run again.
      upload.report = error.report
      upload.stage = .checked
      upload.stop = error.storeError
    }
    desk.end(token, upload)
    if let stop = upload.stop { context.fault(stop) }
    var response = Response.redirect(to: Address.upload(token).text)
    if let position = upload.report.position { response.set(WrittenPosition.cookie(position)) }
    return response
  }

  @Sendable private func refusedRows(_ request: Request) async throws -> Response {
    let (_, upload) = sought(request)
    guard let upload else { return context.errorPage(.uploadGone, .notFound, request) }
    let file = upload.refusedRows
    var response = Response.stream(
      type: "text/csv; charset=utf-8",
      ByteStream { writer in
        for try await piece in file { try await writer.write(piece) }
      })
    response.fields[.contentDisposition] = "attachment; filename=\"\(upload.kind.rawValue)-refused.csv\""
    response.fields[.cacheControl] = "no-store"
    return response
  }

  private func sought(_ request: Request) -> (String, Upload?) {
    let token = request.parameters["token"] ?? ""
    return (token, desk.upload(token))
  }

  private func page(_ status: Status, _ state: FormState, _ fault: FileFault?, _ frame: Frame) -> Response {
    context.response(status, ImportPage(state: state, fault: fault, frame: frame), frame.visit)
  }
}

extension ImportPages {
  /// Reads a file to its end, into the store or only to see what would become of it.
  private func read(
    _ file: TemporaryFile, as kind: ImportKind, into store: (any CommandStore)?, _ refused: TemporaryFile,
    _ strings: any Strings
  ) async throws(ImportStopped) -> ImportReport {
    let importer = Importer(
      currency: context.site.currency,
      identifiers: IdentifierSource(clock: context.clock, random: context.random))
    let refusedRows = RefusedRowsFile(reason: { strings.reasonInRow($0) }) { try refused.append($0) }
    let outcome = await offLoop { () -> Result<ImportReport, ImportStopped> in
      do throws(ImportStopped) {
        return .success(try await importer.run(kind, from: file, into: store, refusedRows: refusedRows))
      } catch {
        return .failure(error)
      }
    }
    return try outcome.get()
  }

  /// Reading a file keeps a thread busy for milliseconds at a time: that thread must not be a loop, on which others wait.
  private func offLoop<Result: Sendable>(_ work: @Sendable () async throws -> Result) async rethrows -> Result {
    try await withTaskExecutorPreference(globalConcurrentExecutor) { try await work() }
  }
}

extension ImportStopped {
  /// What a page says of it.
  fileprivate var storeError: StoreError {
    switch reason {
    case .store(let error): error
    case .cancelled: .unavailable(.outcomeUnknown)
    case .file, .reading, .writingRefusedRows: .unavailable(.failed("\(reason)"))
    }
  }
}
