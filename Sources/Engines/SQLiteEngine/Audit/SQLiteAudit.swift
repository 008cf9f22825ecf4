public import Queries
import Records
public import SQLEngine
import Synchronisation

/// Checks an embedded store by reading only, whether it is served meanwhile or not: its tables among each other, its
/// change log, and its read model against one that is made afresh from the log.
///
/// Both files are seen as of one moment each, the read model's a little before the store's. While the check runs, what
/// is written meanwhile stays in their write-ahead logs. The fresh read model takes as much room on the disk as the
/// one that it is compared with; memory does not grow with the store.
public struct SQLiteAudit {
  private let files: StoreFiles
  private let projection: StoreProjection

  /// - Parameter projection: with the store's settings, which the read model was made with.
  public init(folder: String, projection: StoreProjection) {
    files = StoreFiles(in: folder)
    self.projection = projection
  }

  /// - Parameters:
  ///   - progress: told how many records of how many were read.
  ///   - checked: told of each result as it comes.
  /// - Throws: `OpeningError` if the store cannot be read at all.
  public func run(
    progress: (_ done: Int64, _ total: Int64) -> Void, checked: (AuditResult) -> Void
  ) throws(OpeningError) {
    guard WriteFile(files.store).exists else { throw .noStore(folder: files.folder) }
    try WriteFile(files.store).checkOrigin()
    do throws(SQLError) {
      let scratch = try ScratchFile(in: files.folder)
      defer { scratch.remove() }
      let live = AuditedReadModel(files.presentReadModel, comparedWith: scratch)
      defer { live.close() }
      let store = try SQLiteConnection(path: files.store, mode: .reading)
      defer { store.close() }
      try store.execute("BEGIN")
      checked(try pages(of: store))
      try StoreAudit(of: store).checkTables(checked)
      for result in try compare(store, live, scratch, progress) { checked(result) }
    } catch {
      throw OpeningError(error, opening: files.store)
    }
  }

  private func pages(of store: SQLiteConnection) throws(SQLError) -> AuditResult {
    var result = AuditResult("file", "every page and every index of the store's file is whole", of: "pages")
    result.count(try store.statement("PRAGMA page_count").firstRow { (row) throws(SQLError) in try row.integer() } ?? 0)
    let check = try store.statement("PRAGMA integrity_check(\(AuditResult.namedFaults))")
    try check.forEachRow { (row) throws(SQLError) in
      let finding = try row.text()
      if finding != "ok" { result.find(finding) }
    }
    return result
  }

  /// What takes the log to know.
  private func compare(
    _ store: SQLiteConnection, _ live: AuditedReadModel, _ scratch: ScratchFile,
    _ progress: (_ done: Int64, _ total: Int64) -> Void
  ) throws(SQLError) -> [AuditResult] {
    var chain = AuditResult("I5", "the change log has no gaps and its chain of hashes holds (I13)", of: "records")
    var model = AuditResult("I7", "the read model is what the change log says (I12)", of: "entries")
    var totals = AuditResult("I4", "the tables and the change log tell the same totals", of: "figures")

    let audit = StoreAudit(of: store)
    let (epoch, head) = try audit.logEnd()
    var replay = try LogReplay(
      of: SQLiteChangeLog(on: store), epoch: epoch, head: head, by: projection, into: scratch)
    live.judge(epoch: epoch, fingerprint: projection.fingerprint, head: head)
    var fault: String?
    if let position = live.position {
      fault = try replay.advance(to: position) { progress($0, head) }
      if fault == nil {
        live.judge(hash: replay.chain.hash)
        live.compare(into: &model)
      }
    }
    live.close()
    if let omission = live.omission { model.omit(because: omission) }
    if fault == nil { fault = try replay.advance(to: head) { progress($0, head) } }

    chain.count(replay.chain.position)
    if let fault {
      chain.find(fault)
      if model.checked == 0 { model.omit(because: "the change log cannot be followed") }
      totals.omit(because: "the change log cannot be followed")
      return [chain, model, totals]
    }
    if try !audit.endsWith(replay.chain) { chain.find("its last record is not the one that was written last") }
    let (kept, told) = (try audit.totals(), try replay.totals())
    for (own, other) in zip(kept.named, told.named) {
      totals.count(1)
      if own.value != other.value { totals.find("\(own.name): \(own.value) in the tables, \(other.value) by the log") }
    }
    return [chain, model, totals]
  }
}
