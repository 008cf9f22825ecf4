import CommandLineTool
import JSON
import Synchronisation
import Telemetry
import Terminal

/// `store-manager rebuild`
struct RebuildCommand: Command {
  static let name = "rebuild"
  static let summary = "Makes anew what reads are answered from"
  static let discussion = """
    The new read model is built from the change log in a file beside the old one, which goes on answering until the new
    one has caught up and takes its place. A store that serves does it itself meanwhile; stopping this command does not
    stop it then.
    """

  init(reading arguments: inout ArgumentReader) {}

  func run(in access: ProgramAccess, on console: Console) async throws {
    let bar = ProgressBar("Building the read model, percent", total: 100, on: console)
    defer { bar.finish() }
    let position: Int64
    if let served = try access.servedStore() {
      position = try await rebuild(served, bar)
    } else {
      position = try await rebuild(access, bar)
    }
    bar.finish()
    console.print("the read model was built anew and shows everything up to record \(position)")
  }

  private static let pause = Duration.milliseconds(50)

  private func rebuild(_ served: any ServedStore, _ bar: ProgressBar) async throws -> Int64 {
    let nothing = ServedBody(type: "application/json", length: 0) { [] }
    _ = try await state(of: served, "/api/v1/system/rebuild", nothing)
    while true {
      let state = try await state(of: served, "/api/v1/system/read-model")
      if let percent = state["percent"]?.int {
        bar.advance(by: percent - bar.done)
        try await Task.sleep(for: Self.pause)
        continue
      }
      if let failure = state["failure"]?.string { throw Self.failure(failure) }
      return state["position"]?.int64 ?? 0
    }
  }

  private func state(
    of served: any ServedStore, _ target: String, _ body: ServedBody? = nil
  ) async throws -> JSONValue {
    let answer = try await served.answer(to: target, sending: body)
    guard answer.status / 100 == 2, let state = try? JSONValue(parsing: answer.body) else {
      throw CommandFailure(
        "the store at \(served.address) answered \(answer.status)", hint: "is it of this program's version?")
    }
    return state
  }

  private func rebuild(_ access: ProgramAccess, _ bar: ProgressBar) async throws -> Int64 {
    let settings = try access.settings()
    let pipeline = LogPipeline(format: settings.log.format, level: settings.log.level)
    defer { pipeline.flush() }
    let log = Logger("store", to: pipeline)
    return try await EmbeddedStorage.withOpen(settings, clock: Chance.system.clock, log: log) { storage in
      try await storage.showEverything(within: .seconds(600))
      storage.renew()
      while let renewal = storage.progress.status.renewal {
        bar.advance(by: Int(renewal.done * 100) - bar.done)
        try await Task.sleep(for: Self.pause)
      }
      if let failure = storage.progress.status.renewalFailure { throw Self.failure(failure) }
      return storage.progress.position
    }
  }

  private static func failure(_ reason: String) -> CommandFailure {
    CommandFailure("the read model was not built anew: \(reason)", hint: "the old one goes on answering")
  }
}
