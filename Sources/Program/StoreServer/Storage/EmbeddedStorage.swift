import Commands
import Domain
import Queries
import Settings
import Records
import SQLEngine
import SQLiteEngine
import Synchronisation
import Telemetry

/// The store in two SQLite files of one folder: commands through the commit lane into one, the projector from its
/// change log into the other, queries from there.
struct EmbeddedStorage: Sendable {
  let commands: any CommandStore
  let queries: any ReadStore
  let progress: ReadProgress
  let changeLog: any ChangeLog
  /// Has the read model built anew while it goes on answering: `progress` tells how far it is.
  let renew: @Sendable () -> Void
  private let store: SQLiteStore

  /// Opens the folder for this process alone, lets `body` work with it, and closes it again, whatever happened.
  ///
  /// Closing lets the lane finish what waits, then the projector, so that the next start has nothing to catch up with.
  /// - Throws: `OpeningError` if the folder cannot be used, or what `body` throws.
  static func withOpen<Result: Sendable>(
    _ settings: StoreSettings, clock: @escaping @Sendable () -> Timestamp, log: Logger,
    _ body: (EmbeddedStorage) async throws -> Result
  ) async throws -> Result {
    let store = try SQLiteStore(folder: settings.folder.text, clock: clock)
    let model = try SQLiteReadModel(path: store.files.readModel) { log.warning($0) }
    defer { model.close() }
    let changeLog = try store.openChangeLog()
    let projection = StoreProjection(currency: settings.shop.currency, calendar: settings.shop.calendar)
    let projector = Projector(projection, of: changeLog, onto: model) { $0.write(to: log) }
    projector.start()
    defer { projector.stop() }
    let listener = LogListener(
      committed: projector.feed, decided: projector.announce, withdrawn: projector.withdraw)
    let lane = try store.startCommands(telling: listener) { error in
      log.error("the database refused a batch of commands", ["error": .error(error)])
    }
    let storage = EmbeddedStorage(
      commands: VisibleCommandStore(lane, progress: projector.progress),
      queries: SQLiteReadStore(
        model, progress: projector.progress, pool: ReportThreads(), damaged: projector.rebuild),
      progress: projector.progress, changeLog: changeLog, renew: { projector.renew() }, store: store)
    do {
      let result = try await body(storage)
      await lane.stop()
      return result
    } catch {
      await lane.stop()
      throw error
    }
  }
}

extension EmbeddedStorage {
  /// Waits until reads show everything that the last run left, as they do at once unless the read model has to be built
  /// anew.
  /// - Returns: whether they do within `limit`.
  @discardableResult
  func showEverything(within limit: Duration) async throws -> Bool {
    let head = try changeLog.head()
    let deadline = ContinuousClock.now + limit
    while ContinuousClock.now < deadline {
      let status = progress.status
      if status.answers && status.position >= head { return true }
      try await Task.sleep(for: .milliseconds(1))
    }
    return false
  }

  /// Tells other runs of the program where this one serves the folder.
  func announce(address: String) { store.announce(address: address) }
}

extension ProjectorEvent {
  fileprivate func write(to log: Logger) {
    switch self {
    case .rebuilding(.missing, head: 0): break
    case .rebuilding: log.notice("\(self)")
    case .caughtUp: log.info("\(self)")
    case .renewing, .renewed: log.notice("\(self)")
    case .failed, .renewalFailed: log.error("\(self)")
    }
  }
}
