import CommandLineTool
import Settings
import Telemetry

/// `store-manager serve`
struct ServeCommand: Command {
  static let name = "serve"
  static let summary = "Serves the store over HTTP until it is asked to end"
  static var discussion: String {
    "Settings come from the environment and from a .env file in the current folder:\n\n"
      + SettingsSchema(of: StoreSettings.self).helpTable
  }

  init(reading arguments: inout ArgumentReader) {}

  func run(in access: ProgramAccess, on console: Console) async throws {
    let settings = try access.settings()
    let pipeline = LogPipeline(format: settings.log.format, level: settings.log.level)
    defer { pipeline.flush() }
    let log = Logger("store", to: pipeline)
    try await EmbeddedStorage.withOpen(settings, clock: Chance.system.clock, log: log) { storage in
      try await Serving(storage: storage, settings: settings, console: console, pipeline: pipeline, log: log).run()
    }
  }
}
