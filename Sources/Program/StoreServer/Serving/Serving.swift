import CommandLineTool
import EventLoops
import Foundation
import HTTPServer
import Telemetry

/// The store over HTTP, from the first request to the last.
struct Serving {
  let storage: EmbeddedStorage
  let settings: StoreSettings
  let console: Console
  let pipeline: LogPipeline
  let log: Logger

  /// How long requests under way may take once the program was asked to end.
  static let drainLimit = Duration.seconds(30)
  /// How long the start may wait until reads show everything.
  static let patienceWithReads = Duration.seconds(5)

  /// Serves until a signal asks to end, and returns when all requests are answered.
  /// - Throws: `NetworkError` if the address cannot be listened on, `HTTPServerError`.
  func run() async throws {
    let loops = try LoopGroup(count: settings.network.loops == 0 ? LoopGroup.processors : settings.network.loops) {
      [log] turn in
      log.warning("an event loop was held up", ["milliseconds": .milliseconds(turn)])
    }
    try loops.start()
    do {
      try await serve(on: loops)
    } catch {
      await loops.shutdown()
      throw error
    }
    await loops.shutdown()
  }

  private func serve(on loops: LoopGroup) async throws {
    if try await !storage.showEverything(within: Self.patienceWithReads) {
      log.notice("the read model is still being built: reads are refused until it is whole, writes are not")
    }
    let signals = try await loops.next().signals(.terminate, .interrupt, .hangup)
    let metrics = MetricsRegistry()
    let application = StoreApplication(
      storage: storage, settings: settings, chance: .system, metrics: metrics, log: log)
    let server = try HTTPServer(
      on: loops, address: try settings.network.address, configuration: try settings.network.configuration,
      application: try application.application())
    metrics.observe(storage.progress, clock: Chance.system.clock)
    metrics.observe(server, on: loops)
    metrics.observe(pipeline)
    if settings.network.certificate == nil { storage.announce(address: "\(server.address)") }
    announce(server)
    await handle(signals, server)
    await server.drain(within: Self.drainLimit)
  }

  /// Tells people where to go and what to know.
  private func announce(_ server: HTTPServer) {
    let scheme = settings.network.certificate == nil ? "http" : "https"
    console.print("\(settings.shop.name) is at \(scheme)://\(server.address) (Ctrl-C ends)")
    if settings.authentication == .open {
      log.notice("STORE_AUTH is open: everyone who reaches the address may change the store")
    }
    if LibraryVersion.isLenient {
      log.notice(
        "libmicrohttpd \(LibraryVersion.text) takes bare line feeds within chunk framing: see docs/security.md")
    }
  }

  /// Returns when the program is asked to end.
  private func handle(_ signals: AsyncStream<Signal>, _ server: HTTPServer) async {
    for await signal in signals {
      guard signal == .hangup else {
        log.info("ending", ["signal": .string("\(signal)")])
        return
      }
      await reloadCertificate(of: server)
    }
  }

  private func reloadCertificate(of server: HTTPServer) async {
    do {
      guard let tls = try settings.network.tls else { return }
      try await server.reload(tls)
      log.notice("the certificate was read again")
    } catch {
      log.error("the certificate was not read again; the one before is still used", ["error": .error(error)])
    }
  }
}
