import Domain
import Foundation
import MemoryEngine
import Queries
import Records
import SQLiteEngine
import StoreSamples
import Synchronisation
import Testing

/// The read stores that are held to the contract, and how a test opens an empty one of each.
enum ReadEngine: String, CaseIterable, CustomTestStringConvertible {
  case memory
  case sqlite

  var testDescription: String { rawValue }

  func open(_ calendar: StoreCalendar = .utc) throws -> any ReadStoreUnderTest {
    switch self {
    case .memory: MemoryUnderTest(calendar)
    case .sqlite: try SQLiteUnderTest(calendar)
    }
  }
}

/// A read store of one engine, and how it comes to show something.
protocol ReadStoreUnderTest: AnyObject {
  var store: any ReadStore { get }

  /// Has it show changes, as one step.
  func show(_ changes: [Change]) async throws
}

extension ReadStoreUnderTest {
  func show(_ changes: Change...) async throws { try await show(changes) }
}

private final class MemoryUnderTest: ReadStoreUnderTest {
  private var reads = MemoryReadStore()
  private let projection: StoreProjection

  init(_ calendar: StoreCalendar) { projection = StoreProjection(currency: .euro, calendar: calendar) }

  var store: any ReadStore { reads }

  func show(_ changes: [Change]) { reads.apply(changes, by: projection) }
}

/// A read model in a folder that goes with it, kept by a projector.
final class SQLiteUnderTest: ReadStoreUnderTest {
  let file: String
  private let folder: URL
  private let log = SampleLog()
  private let model: SQLiteReadModel
  private let projector: Projector
  private let reads: SQLiteReadStore

  init(_ calendar: StoreCalendar = .utc) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "reads-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    file = folder.appending(path: "read.db").path
    model = try SQLiteReadModel(path: file) { Issue.record("\($0)") }
    projector = Projector(StoreProjection(currency: .euro, calendar: calendar), of: log, onto: model)
    reads = SQLiteReadStore(model, progress: projector.progress, damaged: projector.rebuild)
    projector.start()
  }

  deinit {
    projector.stop()
    model.close()
    try? FileManager.default.removeItem(at: folder)
  }

  var store: any ReadStore { reads }

  func show(_ changes: [Change]) async throws {
    projector.feed([log.append(changes)])
    let position = Int64(log.records.count)
    #expect(await projector.progress.wait(until: position, atMost: .seconds(600)))
  }
}
