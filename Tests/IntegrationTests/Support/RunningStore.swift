import ChildProcesses
import Glibc
import JSON

/// `store-manager serve` in a folder of its own, listening on a port of its own.
final class RunningStore: Sendable {
  let port: Int
  private let process: ChildProcess

  /// Starts the program and waits until it says where it is, that it is ready, and that reads show all there was before.
  init(in folder: String, _ more: [String: String] = [:]) async throws {
    process = try ChildProcess(StoreProgram.path, ["serve"], environment: StoreProgram.environment(folder, more))
    port = try await Self.port(of: process)
    try await showsEverything()
  }

  private static func port(of process: ChildProcess) async throws -> Int {
    for _ in 0..<30_000 {
      let hasEnded = process.status != nil
      if let address = process.output.firstMatch(of: /http:\/\/[^\s:]+:(\d+)/), let port = Int(address.1) {
        return port
      }
      if hasEnded { break }
      try await Task.sleep(for: .milliseconds(10))
    }
    throw TestFailure("the store did not start: \(process.output) \(process.errors)")
  }

  /// Waits until the store is ready, and reads show all that was written: it waits for them a few seconds itself, and
  /// says no more than that they are behind.
  func showsEverything() async throws { try await onThread { [port] in try Self.waitUntilReady(at: port) } }

  private static func waitUntilReady(at port: Int) throws {
    let client = HTTPClient(port: port)
    for _ in 0..<30_000 {
      if try client.get("/ready").status == 200, try client.get("/api/v1/system/read-model").json["lag"]?.int == 0 {
        return
      }
      usleep(10_000)
    }
    throw TestFailure("the store is not ready: \(try client.get("/ready").text)")
  }

  /// As a power cut would: nothing of the program's own runs.
  func killHard() async throws {
    process.signal(SIGKILL)
    try await process.wait()
  }

  /// Asks the program to end, and waits until it has.
  @discardableResult
  func stop() async throws -> Int32 {
    process.signal(SIGTERM)
    return try await process.wait()
  }

  var log: String { process.output + process.errors }
}
