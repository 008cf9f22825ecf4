import ChildProcesses
import Glibc

/// `store-manager serve` in a folder of its own, listening on a port of its own.
final class RunningStore: Sendable {
  let port: Int
  private let process: ChildProcess

  /// Starts the program and waits until it says where it is.
  init(in folder: String, _ more: [String: String] = [:]) async throws {
    process = try ChildProcess(StoreProgram.path, ["serve"], environment: StoreProgram.environment(folder, more))
    port = try await Self.port(of: process)
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
