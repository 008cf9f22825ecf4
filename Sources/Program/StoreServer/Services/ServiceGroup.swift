import Telemetry

/// Something that lives as long as the program serves.
protocol Service: Sendable {
  var name: String { get }

  /// Returns once the service does its work.
  func start() async throws

  /// Finishes what is under way and returns once nothing of it is left. Never called without `start`.
  func stop() async
}

/// The services of the program in the order in which they depend on each other.
struct ServiceGroup {
  let services: [any Service]
  let log: Logger

  /// Starts all, lets `body` go on until it returns, and stops all, last first.
  ///
  /// If one does not start, those before it are stopped again.
  /// - Throws: what kept a service from starting, or what `body` throws.
  func run(_ body: () async throws -> Void) async throws {
    var started: [any Service] = []
    do {
      for service in services {
        try await service.start()
        started.append(service)
        log.debug("service started", ["service": .string(service.name)])
      }
      try await body()
    } catch {
      await stop(started)
      throw error
    }
    await stop(started)
  }

  private func stop(_ started: [any Service]) async {
    for service in started.reversed() {
      await service.stop()
      log.debug("service stopped", ["service": .string(service.name)])
    }
  }
}
