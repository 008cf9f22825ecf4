import Foundation
import Testing

/// `store-manager serve` in a folder of its own, listening on a port of its own.
final class RunningStore: @unchecked Sendable {  // set up once, then only read; Process is told to stop by its id
  let port: Int
  private let process: Process
  private let ended: Ended
  private let output: Collected
  private let errors: Collected

  /// Starts the program and waits until it says where it is.
  init(in folder: String, _ more: [String: String] = [:]) async throws {
    process = Process()
    process.executableURL = URL(filePath: StoreProgram.path)
    process.arguments = ["serve"]
    process.environment = StoreProgram.environment(folder, more)
    process.standardInput = FileHandle.nullDevice
    output = try Collected()
    errors = try Collected()
    process.standardOutput = output.handle
    process.standardError = errors.handle
    ended = Ended(process)
    try process.run()
    port = try await Self.port(in: output, errors, ended)
  }

  private static func port(in output: Collected, _ errors: Collected, _ ended: Ended) async throws -> Int {
    for _ in 0..<3_000 {
      if let address = output.text.firstMatch(of: /http:\/\/[^\s:]+:(\d+)/), let port = Int(address.1) { return port }
      if ended.isOver { break }
      try await Task.sleep(for: .milliseconds(10))
    }
    throw TestFailure("the store did not start: \(output.text) \(errors.text)")
  }

  /// As a power cut would: nothing of the program's own runs.
  func killHard() async throws {
    kill(process.processIdentifier, SIGKILL)
    _ = try await ended.wait(atMost: .seconds(10))
  }

  /// Asks the program to end, and waits until it has.
  @discardableResult
  func stop() async throws -> Int32 {
    kill(process.processIdentifier, SIGTERM)
    return try await ended.wait(atMost: .seconds(60))
  }

  var log: String { output.text + errors.text }

  deinit { if !ended.isOver { kill(process.processIdentifier, SIGKILL) } }
}
