import Foundation
import Synchronization
import Testing

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
    atMost limit: Duration = .seconds(120)
  ) async throws -> Result {
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.environment = environment
    process.currentDirectoryURL = URL(filePath: folder)
    let output = try Collected()
    let errors = try Collected()
    process.standardOutput = output.handle
    process.standardError = errors.handle
    process.standardInput = FileHandle.nullDevice
    let ended = Ended(process)
    try process.run()
    let status = try await ended.wait(atMost: limit)
    return Result(status: status, output: output.text, errors: errors.text)
  }
}

/// Everything that a process writes, kept in a file: the end of a pipe could be held open by another test's process.
final class Collected: Sendable {
  let handle: FileHandle
  private let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appending(path: "store-output-\(UUID())").path()
    guard FileManager.default.createFile(atPath: path, contents: nil), let handle = FileHandle(forWritingAtPath: path)
    else { throw TestFailure("cannot make \(path)") }
    self.handle = handle
  }

  var text: String { (try? String(contentsOfFile: path, encoding: .utf8)) ?? "" }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// Waits for the end of a process without holding a thread.
final class Ended: Sendable {
  private let status = Mutex<Int32?>(nil)

  init(_ process: Process) {
    process.terminationHandler = { [weak self] process in
      self?.status.withLock { $0 = process.terminationStatus }
    }
  }

  var isOver: Bool { status.withLock { $0 != nil } }

  func wait(atMost limit: Duration) async throws -> Int32 {
    let deadline = ContinuousClock.now + limit
    while ContinuousClock.now < deadline {
      if let status = status.withLock({ $0 }) { return status }
      try await Task.sleep(for: .milliseconds(5))
    }
    throw TestFailure("the process did not end within \(limit)")
  }
}

/// A condition that a test's own machinery needs and did not find.
struct TestFailure: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
