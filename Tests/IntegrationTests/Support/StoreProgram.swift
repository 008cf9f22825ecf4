import ChildProcesses
import Foundation

/// The program under test, built beside the tests.
enum StoreProgram {
  static let path: String = {
    let tests = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    return tests.deletingLastPathComponent().appending(path: "store-manager").path()
  }()

  /// What a run of the program left.
  struct Result: Sendable {
    let status: Int32
    let output: String
    let errors: String
  }

  /// The settings of a test's store: its own folder, any free port, open on loopback.
  static func environment(_ folder: String, _ more: [String: String] = [:]) -> [String: String] {
    var environment = ["PATH": "/usr/bin:/bin", "DATA_DIR": folder, "PORT": "0", "STORE_AUTH": "open"]
    environment["ASAN_OPTIONS"] = ProcessInfo.processInfo.environment["ASAN_OPTIONS"]
    environment["LD_LIBRARY_PATH"] = ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"]
    return environment.merging(more) { $1 }
  }

  /// Runs the program to its end.
  static func run(_ arguments: [String], in folder: String, _ more: [String: String] = [:]) async throws -> Result {
    try await run(path, arguments, environment(folder, more), in: FileManager.default.temporaryDirectory.path())
  }

  /// Runs any program to its end.
  static func run(
    _ path: String, _ arguments: [String], _ environment: [String: String], in folder: String,
    atMost limit: Duration = .seconds(600)
  ) async throws -> Result {
    let process = try ChildProcess(path, arguments, environment: environment, in: folder)
    let status = try await process.wait(atMost: limit)
    return Result(status: status, output: process.output, errors: process.errors)
  }
}

/// A condition that a test's own machinery needs and did not find.
struct TestFailure: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
