import Commands
import Domain
import HTTPServer
import Imports
import JSON
import Queries

/// `/imports`
///
/// Idempotency keys mean nothing here: a file that is imported again changes nothing.
struct ImportController: Sendable {
  /// 1 GiB: files are read while they arrive, in memory that does not grow with them.
  static let fileLimit = 1 << 30

  let context: Context

  func add(to routes: inout Routes) {
    for kind in ImportKind.allCases {
      routes.on(
        .post, "/imports/\(kind.rawValue)", right: "imports.write", bodyLimit: Self.fileLimit, streamsBody: true
      ) { request in try await run(kind, request) }
    }
  }

  func run(_ kind: ImportKind, _ request: Request) async throws -> Response {
    try Self.requireCSV(request)
    let isDryRun = try Self.isDryRun(request)
    let importer = Importer(
      currency: context.currency, identifiers: IdentifierSource(clock: context.clock, random: context.random))
    let outcome = await offLoop {
      do throws(ImportStopped) {
        let report = try await importer.run(kind, from: request.bodyStream, into: isDryRun ? nil : context.commands)
        return Result<ImportReport, ImportStopped>.success(report)
      } catch {
        return .failure(error)
      }
    }
    switch outcome {
    case .success(let report): return await answer(report)
    case .failure(let stopped): throw Self.refusal(of: stopped)
    }
  }

  /// Reading a file keeps a thread busy for milliseconds at a time: that thread must not be a loop, on which others wait.
  private func offLoop<Result: Sendable>(_ work: @Sendable () async -> Result) async -> Result {
    await withTaskExecutorPreference(globalConcurrentExecutor) { await work() }
  }

  private static func requireCSV(_ request: Request) throws(Problem) {
    guard request.mediaType == "text/csv" else { throw .unsupported("the file as CSV", type: "text/csv") }
  }

  private static func isDryRun(_ request: Request) throws -> Bool {
    let values = try QueryValues(request.query, known: ["dry_run"])
    return try values.value("dry_run", expected: "true or false") ?? false
  }

  /// A long import leaves the read model behind for a while: the answer waits for it, so that who reads next sees all.
  private func answer(_ report: ImportReport) async -> Response {
    var response = Response.json(report.document.bytes)
    guard let position = report.position else { return response }
    response.fields.append(.writePosition, String(position))
    let isVisible = try? await context.queries.waitUntilVisible(position, atMost: ReadPosition.longestWait)
    if isVisible != true { response.fields.append(.readModel, "behind") }
    return response
  }

  /// What stopped the import, and what became of the file until then.
  private static func refusal(of stopped: ImportStopped) -> any Error {
    switch stopped.reason {
    case .cancelled: CancellationError()
    case .reading(let error): error
    case .file(let fault): Problem(fault).adding("report", stopped.report.document)
    case .store(let error): Problem(error).adding("report", stopped.report.document)
    case .writingRefusedRows(let error): error
    }
  }
}
