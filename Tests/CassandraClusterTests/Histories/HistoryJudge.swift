import ChildProcesses
import Foundation

/// A checker of histories that is none of ours, where it stands beside the checkout: it tries orders one after the
/// other, where ``RegisterHistory`` follows the chain of values.
enum HistoryJudge {
  private static let program = NodeScript.shared + "/peers/bin/check-history"

  static let isThere = FileManager.default.isExecutableFile(atPath: program)

  /// What it says of a history that it holds to be impossible; nil where it finds an order.
  static func objection(to history: RegisterHistory) async throws -> String? {
    let file = FileManager.default.temporaryDirectory.appending(path: "history-\(UUID())")
    try Data(history.lines.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = try ChildProcess(
      "/bin/sh", ["-c", #"exec "$0" --model register < "$1""#, program, file.path()])
    return try await process.wait() == 0 ? nil : process.output + process.errors
  }
}

extension RegisterHistory {
  /// A line of JSON for each operation. What nobody knows of has no end, and no outcome.
  fileprivate var lines: String {
    operations.enumerated().map { client, operation in
      let told =
        switch operation.kind {
        case .read(let value): #""op":"read","value":\#(value),"ok":true,"return":\#(operation.end)"#
        case .change(let from, let to): #""op":"cas","from":\#(from),"to":\#(to),"ok":true,"return":\#(operation.end)"#
        case .perhaps(let from, let to): #""op":"cas","from":\#(from),"to":\#(to),"ok":null"#
        }
      return #"{"client":\#(client),"key":"r","call":\#(operation.call),\#(told)}"# + "\n"
    }.joined()
  }
}
