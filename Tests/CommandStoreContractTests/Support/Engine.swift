import Commands
import Domain
import Foundation
import MemoryEngine
import Records
import SQLEngine
import SQLiteEngine
import Testing

/// The engines that are held to the contract, and how a test opens an empty store of each.
enum Engine: String, CaseIterable, CustomTestStringConvertible {
  case memory
  case sqlite

  var testDescription: String { rawValue }

  func open(clock: @escaping @Sendable () -> Timestamp = { Shop.noon }) throws -> any StoreUnderTest {
    switch self {
    case .memory: MemoryCommandStore(clock: clock)
    case .sqlite: try SQLiteUnderTest(clock: clock)
    }
  }
}

/// A store of one engine, with what a test must see of it beside its answers.
protocol StoreUnderTest {
  var commands: any CommandStore { get }

  /// The change log from its first record.
  func log() throws -> [LoggedChanges]

  /// Stops the store and starts it again, so that it knows no more than what it has kept.
  func restart() async throws

  func stop() async
}

/// What the change log tells of one command.
struct LoggedChanges: Hashable {
  let command: String
  let actor: User.ID?
  let changes: [Change]
}

/// Keeps everything for as long as it lives.
extension MemoryCommandStore: StoreUnderTest {
  var commands: any CommandStore { self }

  func log() -> [LoggedChanges] {
    log.map { LoggedChanges(command: $0.command, actor: $0.actor, changes: $0.changes) }
  }

  func restart() {}
  func stop() {}
}

/// An embedded store in a folder that goes with it.
private final class SQLiteUnderTest: StoreUnderTest {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "contract-\(UUID())").path
  private let store: SQLiteStore
  private var lane: SQLiteCommandStore

  init(clock: @escaping @Sendable () -> Timestamp) throws {
    store = try SQLiteStore(folder: folder, clock: clock)
    lane = try store.startCommands(telling: LogListener { _ in })
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  var commands: any CommandStore { lane }

  func log() throws -> [LoggedChanges] {
    let log = try store.openChangeLog()
    defer { log.close() }
    return try log.records(after: 0, limit: 1_000).map {
      LoggedChanges(command: $0.command, actor: $0.actor, changes: $0.changes)
    }
  }

  func restart() async throws {
    await lane.stop()
    lane = try store.startCommands(telling: LogListener { _ in })
  }

  func stop() async { await lane.stop() }
}
