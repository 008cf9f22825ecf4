import EventLoops
import Foundation

/// Many clients in a process of their own: `connection-crowd`, built beside the tests.
final class Crowd {
  struct Failed: Error {
    let said: String
  }

  private let process = Process()
  private let output: String

  init(of count: Int, at address: SocketAddress) throws {
    output = FileManager.default.temporaryDirectory.appending(path: "crowd-\(UUID())").path()
    guard FileManager.default.createFile(atPath: output, contents: nil) else { throw Failed(said: "no \(output)") }
    let tests = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    process.executableURL = tests.deletingLastPathComponent().appending(path: "connection-crowd")
    process.arguments = ["\(address.port)", "\(count)"]
    process.standardOutput = FileHandle(forWritingAtPath: output)
    try process.run()
  }

  /// Waits, two minutes at most, until each client was served once.
  func isServed() async throws {
    for _ in 0..<6_000 {
      let said = (try? String(contentsOfFile: output, encoding: .utf8)) ?? ""
      if said == "served\n" { return }
      if !said.isEmpty || !process.isRunning { throw Failed(said: said) }
      try await Task.sleep(for: .milliseconds(20))
    }
    throw Failed(said: "nothing in time")
  }

  func end() {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
    try? FileManager.default.removeItem(atPath: output)
  }
}

/// Lets this process have as many descriptors as it may.
func raiseDescriptorLimit() {
  var limit = rlimit()
  getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
  limit.rlim_cur = limit.rlim_max
  setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
}
