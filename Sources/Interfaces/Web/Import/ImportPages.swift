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
      return (.ok, ImportPage(state: Self.form(kind), problem: nil, frame: frame))
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
    guard var upload = desk.begin(token) else { return .redirect(to: Address.upload(token).text) }
    var position: Int64?
    do {
      let refused = try TemporaryFile()
      let report = try await read(upload.file, as: upload.kind, into: context.commands, refused, strings)
      (upload.report, upload.refusedRows, upload.stage, upload.stop) = (report, refused, .imported, nil)
      position = report.position
    } catch let stopped as ImportStopped {
      // What was taken stays; what is there already is passed over when it is run again.
      (upload.stage, upload.stop) = (.checked, stopped.storeError)
      position = stopped.report.position
    } catch let fault as TemporaryFile.Fault {
      (upload.stage, upload.stop) = (.checked, fault.error)
    }
    desk.end(token, upload)
    if let stop = upload.stop { context.fault(stop, request) }
    var response = Response.redirect(to: Address.upload(token).text)
    if let position { response.set(WrittenPosition.cookie(position)) }
    return response
  }

  @Sendable private func refusedRows(_ request: Request) async throws -> Response {
    let (_, upload) = sought(request)
    guard let upload else { return context.errorPage(.uploadGone, .notFound, request) }
    var response = Response.stream(type: "text/csv; charset=utf-8", ByteStream(upload.refusedRows))
    response.fields[.contentDisposition] = "attachment; filename=\"\(upload.kind.rawValue)-refused.csv\""
    response.fields[.cacheControl] = "no-store"
    return response
  }

  private func sought(_ request: Request) -> (String, Upload?) {
    let token = request.parameters["token"] ?? ""
    return (token, desk.upload(token, at: context.clock()))
  }
}

extension ImportStopped {
  /// What a page says of it.
  fileprivate var storeError: StoreError {
    switch reason {
    case .store(let error): error
    case .cancelled: .unavailable(.outcomeUnknown)
    case .reading(let fault as TemporaryFile.Fault), .writingRefusedRows(let fault as TemporaryFile.Fault): fault.error
    case .file, .reading, .writingRefusedRows: .unavailable(.failed("\(reason)"))
    }
  }
}
