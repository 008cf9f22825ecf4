import ChildProcesses
import Glibc

/// `store-manager serve` in a folder of its own, listening on a port of its own.
final class RunningStore: Sendable {
  let port: Int
  private let process: ChildProcess

  /// Starts the program and waits until it says where it is, and that it is ready.
  init(in folder: String, _ more: [String: String] = [:]) async throws {
    process = try ChildProcess(StoreProgram.path, ["serve"], environment: StoreProgram.environment(folder, more))
    port = try await Self.port(of: process)
    try await onThread { [port] in try Self.waitUntilReady(at: port) }
  }

  private static func port(of process: ChildProcess) async throws -> Int {
    for _ in 0..<12_000 {
      let hasEnded = process.status != nil
      if let address = process.output.firstMatch(of: /http:\/\/[^\s:]+:(\d+)/), let port = Int(address.1) {
        return port
      }
      if hasEnded { break }
      try await Task.sleep(for: .milliseconds(10))
    }
    throw TestFailure("the store did not start: \(process.output) \(process.errors)")
  }

  private static func waitUntilReady(at port: Int) throws {
    let client = HTTPClient(port: port)
    for _ in 0..<12_000 {
      if try client.get("/ready").status == 200 { return }
      usleep(10_000)
    }
    throw TestFailure("the store is not ready: \(try client.get("/ready").text)")
  }

  /// As a power cut would: nothing of the program's own runs.
  func killHard() async throws {
    process.signal(SIGKILL)
    try await process.wait(atMost: .seconds(60))
  }

  /// Asks the program to end, and waits until it has.
  @discardableResult
  func stop() async throws -> Int32 {
    process.signal(SIGTERM)
    return try await process.wait(atMost: .seconds(60))
  }

  var log: String { process.output + process.errors }
}
