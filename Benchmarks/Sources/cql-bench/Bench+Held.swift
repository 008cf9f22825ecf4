import CassandraClient
import EventLoops
import Foundation

extension Bench {
  /// Sends requests to a node that answers none, and prints by how much the process grew.
  func hold(on loops: LoopGroup) async throws {
    let before = residentKilobytes()
    let sent = Counter()
    let grown = try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<arguments.concurrency {
        group.addTask(executorPreference: loops.next()) {
          let payload = [UInt8](repeating: UInt8(truncatingIfNeeded: number), count: arguments.size)
          let statement = try write.bind(Int64(number), payload).idempotent()
          sent.increment()
          try await session.execute(statement)
        }
      }
      while sent.count < arguments.concurrency { try await Task.sleep(for: .milliseconds(10)) }
      try await Task.sleep(for: .seconds(arguments.warmup))
      let grown = residentKilobytes() - before
      group.cancelAll()
      while let ended = await group.nextResult() { if case .success = ended { throw Answered() } }
      return grown
    }
    print(
      """
      {"driver":"swift","workload":"held","concurrency":\(arguments.concurrency),"size":\(arguments.size),\
      "megabytes":\(Double(grown) / 1024)}
      """)
  }

  private struct Answered: Error {}

  private func residentKilobytes() -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
    return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
  }
}
