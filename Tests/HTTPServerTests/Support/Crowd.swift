import ChildProcesses
import EventLoops
import Foundation

/// Many clients in a process of their own: `connection-crowd`, built beside the tests.
final class Crowd {
  struct Failed: Error {
    let said: String
  }

  private let process: ChildProcess

  init(of count: Int, at address: SocketAddress) throws {
    let tests = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    let program = tests.deletingLastPathComponent().appending(path: "connection-crowd").path()
    process = try ChildProcess(program, ["\(address.port)", "\(count)"])
  }

  /// Waits, ten minutes at most, until each client was served once.
  func isServed() async throws {
    for _ in 0..<30_000 {
      let said = process.output
      if said == "served\n" { return }
      if !said.isEmpty || process.status != nil { throw Failed(said: said) }
      try await Task.sleep(for: .milliseconds(20))
    }
    throw Failed(said: "nothing in time")
  }

  func end() { process.signal(SIGKILL) }
}

/// Lets this process have as many descriptors as it may.
func raiseDescriptorLimit() {
  var limit = rlimit()
  getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
  limit.rlim_cur = limit.rlim_max
  setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
}
