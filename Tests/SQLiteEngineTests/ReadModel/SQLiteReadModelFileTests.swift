import Domain
import Foundation
import Queries
import SQLEngine
import SQLiteEngine
import StoreSamples
import Synchronisation
import Testing

@Suite("A read model's file that cannot be trusted")
struct SQLiteReadModelFileTests {
  enum Harm: String, CaseIterable {
    case deleted, emptied, truncated, garbage, text, headerOverwritten, otherDatabase, otherVersion, torn, tablesMissing
    case strayLog
  }

  @Test("It is replaced and built anew", arguments: Harm.allCases)
  func replaced(harm: Harm) async throws {
    let side = try ReadSide(SampleLog(try History(seed: 4, steps: 120).changes))
    await side.catchUp()
    side.close()
    try harm.apply(to: side.path)
    try side.reopen()
    await side.catchUp()
    #expect(try side.contents() == side.expectedContents())
    let reports = side.reports.list
    #expect(reports.count { $0.contains("building the read model") } == (harm == .strayLog ? 1 : 2))
    let isSilent = [.deleted, .emptied, .strayLog].contains(harm)
    #expect(reports.contains { $0.contains("thrown away") } == !isSilent, "\(reports)")
  }

  @Test("One that was left open, as a killed program leaves it, is continued")
  func killed() async throws {
    let side = try ReadSide(SampleLog(try History(seed: 4, steps: 120).changes))
    await side.catchUp()
    side.projector.stop()
    let copy = URL(filePath: side.path).deletingLastPathComponent().appending(path: "copy.db").path
    for suffix in ["", "-wal"] {
      try FileManager.default.copyItem(atPath: side.path + suffix, toPath: copy + suffix)
    }
    let model = try SQLiteReadModel(path: copy) { Issue.record("\($0)") }
    defer { model.close() }
    #expect(try model.checkpoint()?.position == Int64(side.log.records.count))
  }

  @Test("Damage that a query meets is told, and the model built anew while the program runs")
  func damageWhileRunning() async throws {
    let side = try ReadSide(SampleLog(try History(seed: 4, steps: 120).changes))
    await side.catchUp()
    side.close()
    try overwriteDocuments(of: side.path)
    try side.reopen()
    await side.catchUp()
    let user = Samples.userID(1)
    #expect(throws: StoreError.unavailable(.damaged)) { try side.store.user(user) }

    #expect(await eventually { side.projector.progress.status.rebuilds >= 1 })
    await side.catchUp()
    #expect(try side.store.user(user) != nil)
    #expect(try side.contents() == side.expectedContents())
    #expect(side.projector.progress.status.rebuilds == 1)
  }

  @Test("Queries that run while the model is built anew are answered or refused, never wrong")
  func queriesDuringRebuilds() async throws {
    let side = try ReadSide(SampleLog(try History(seed: 4, steps: 120).changes))
    await side.catchUp()
    let store = side.store
    let whole = try await store.report(ReportRequest(.bestSellers, over: .all))
    let projector = side.projector
    let answered = await withTaskGroup(of: Int.self) { group in
      for _ in 0..<4 {
        group.addTask {
          var answered = 0
          while projector.progress.status.rebuilds < 6 || answered == 0 {
            do throws(StoreError) {
              let ranking = try await store.report(ReportRequest(.bestSellers, over: .all))
              #expect(ranking == whole)
              answered += 1
            } catch {
              if case .unavailable(.buildingReads) = error {} else { Issue.record(error) }
            }
            await Task.yield()
          }
          return answered
        }
      }
      for _ in 0..<5 {
        let before = projector.progress.status.rebuilds
        projector.rebuild()
        #expect(await eventually { projector.progress.status.rebuilds != before })
        await side.catchUp()
      }
      return await group.reduce(0, +)
    }
    #expect(answered >= 4)
    await side.catchUp()
    #expect(try side.contents() == side.expectedContents())
  }

  /// Writes over the page in which the documents' table begins.
  private func overwriteDocuments(of path: String) throws {
    let file = try SQLiteConnection(path: path, mode: .reading)
    let root = try file.statement("SELECT rootpage FROM sqlite_schema WHERE name = 'documents'")
      .firstRow { row throws(SQLError) in try row.integer() }
    file.close()
    let handle = try #require(FileHandle(forUpdatingAtPath: path))
    try handle.seek(toOffset: UInt64((try #require(root) - 1) * 4096))
    try handle.write(contentsOf: Data(repeating: 0xa5, count: 4096))
    try handle.close()
  }
}

extension SQLiteReadModelFileTests.Harm {
  func apply(to path: String) throws {
    let size = try #require(FileManager.default.contents(atPath: path)).count
    let handle = try #require(FileHandle(forUpdatingAtPath: path))
    defer { try? handle.close() }
    switch self {
    case .deleted: try FileManager.default.removeItem(atPath: path)
    case .emptied: try handle.truncate(atOffset: 0)
    case .truncated: try handle.truncate(atOffset: UInt64(size / 2))
    case .garbage: try handle.write(contentsOf: Data((0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }))
    case .text: try Data("not a database".utf8).write(to: URL(filePath: path))
    case .headerOverwritten: try handle.write(contentsOf: Data(repeating: 0, count: 50))
    case .otherDatabase:
      try FileManager.default.removeItem(atPath: path)
      try execute("CREATE TABLE other (a)", on: path)
    case .otherVersion: try execute("PRAGMA user_version = 999", on: path)
    case .torn: try execute("UPDATE mark SET text = 'another run of the system'", on: path)
    case .tablesMissing: try execute("DROP TABLE report_cells", on: path)
    case .strayLog: try Data(repeating: 7, count: 40_000).write(to: URL(filePath: "\(path)-wal"))
    }
  }

  private func execute(_ sql: String, on path: String) throws {
    let file = try SQLiteConnection(path: path, mode: .durable)
    defer { file.close() }
    try file.execute(sql)
  }
}
