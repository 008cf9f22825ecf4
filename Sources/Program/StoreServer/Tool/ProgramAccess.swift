import Domain
import EventLoops
import Imports
import Queries
import SQLiteEngine
import Settings
import Telemetry
import Terminal

/// How the subcommands reach the store: its settings, and the storage they name.
struct ProgramAccess: StoreAccess {
  let settings: @Sendable () throws -> StoreSettings

  var version: String { StoreManager.version }

  var identifiers: IdentifierSource { IdentifierSource(clock: Chance.system.clock, random: Chance.system.random) }

  func currency() throws -> Currency { try settings().shop.currency }

  func servedStore() throws -> (any ServedStore)? {
    let holder = SQLiteStore.holder(of: try settings().folder.text)
    return holder?.address.flatMap { SocketAddress($0) }.map { LocalStore(at: $0) }
  }

  func withStore<Result: Sendable>(_ body: (OpenStore) async throws -> Result) async throws -> Result {
    let settings = try settings()
    let pipeline = LogPipeline(format: settings.log.format, level: settings.log.level)
    defer { pipeline.flush() }
    let log = Logger("store", to: pipeline)
    return try await EmbeddedStorage.withOpen(settings, clock: Chance.system.clock, log: log) { storage in
      try await storage.showEverything(within: .seconds(600))
      return try await body(
        OpenStore(
          commands: storage.commands, queries: storage.queries, currency: settings.shop.currency,
          calendar: settings.shop.calendar))
    }
  }
}
