public import Foundation
import Glibc
import Synchronization

/// A program that a test runs beside itself, and what it writes.
///
/// Foundation's `Process` hears of a child's end over a socket. A child that is started at the same moment may inherit it,
/// and then the end is told only once that one has ended too. Here nothing is inherited, and the kernel is asked.
public final class ChildProcess: Sendable {
  private let identifier: pid_t
  private let written: Written
  private let complaints: Written
  /// How it ended; `nil` until it was reaped. From then on its identifier may be another's.
  private let ending = Mutex<Int32?>(nil)

  /// Starts the program at `path` with nothing to read, each signal as it is by default, and no descriptor of the test.
  /// - Parameters:
  ///   - path: of the program; absolute, since the program may start in another folder.
  ///   - folder: where the program starts; `nil` is where the test runs.
  /// - Throws: if it cannot be started.
  public init(
    _ path: String, _ arguments: [String] = [],
    environment: [String: String] = ProcessInfo.processInfo.environment, in folder: String? = nil
  ) throws(ChildProcessFailure) {
    written = try Written()
    complaints = try Written()
    var launch = Launch(output: written.descriptor, errors: complaints.descriptor, folder: folder)
    defer { launch.end() }
    identifier = try launch.start(path, arguments, environment)
  }

  /// What it has written to standard output so far.
  public var output: String { written.text }

  /// What it has written to standard error so far.
  public var errors: String { complaints.text }

  /// Its exit code, or 128 and the number of the signal that ended it; `nil` while it runs.
  public var status: Int32? { ending.withLock { reap(&$0) } }

  /// Sends it a signal, unless it has ended.
  public func signal(_ number: Int32) {
    ending.withLock { if reap(&$0) == nil { kill(identifier, number) } }
  }

  /// Waits for its end without holding a thread.
  /// - Returns: its ``status``.
  /// - Throws: if it still runs after `limit`, which is a guard against a hang and no measure, or the task is cancelled.
  @discardableResult
  public func wait(atMost limit: Duration = .seconds(600)) async throws -> Int32 {
    let deadline = ContinuousClock.now + limit
    while true {
      if let status { return status }
      guard ContinuousClock.now < deadline else { break }
      try await Task.sleep(for: .milliseconds(5))
    }
    throw ChildProcessFailure("process \(identifier) did not end within \(limit): \(output)\(errors)")
  }

  private func reap(_ ending: inout Int32?, _ options: Int32 = WNOHANG) -> Int32? {
    var state: Int32 = 0
    if ending == nil, waitpid(identifier, &state, options) == identifier {
      let signal = state & 0x7f
      ending = signal == 0 ? state >> 8 & 0xff : 128 + signal
    }
    return ending
  }

  /// Whoever lets go of a child has no more use for it.
  deinit {
    signal(SIGKILL)
    ending.withLock { _ = reap(&$0, 0) }
  }
}

/// A child that could not be started, or did not end in time.
public struct ChildProcessFailure: Error, CustomStringConvertible {
  /// A sentence for whoever reads the test's failure.
  public let description: String

  init(_ description: String) { self.description = description }
}
