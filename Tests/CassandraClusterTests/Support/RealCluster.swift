import ChildProcesses
import Foundation

/// Nodes of a real Cassandra on this machine's loopback, in a folder of their own. There is one cluster at a time: all
/// have the same addresses.
final class RealCluster: Sendable {
  /// What is started.
  struct Kind: Sendable {
    let release: String
    let nodes: Int
    /// Whether clients must use TLS, and say a name and a password.
    var isSecured = false
    /// More lines for the nodes' configuration.
    var settings = ""
  }

  /// A node as the script tells of it.
  struct Member: Hashable, Sendable {
    let number: Int
    let address: String
    let state: String
  }

  let kind: Kind
  let folder: String
  private let script: String
  private let environment: [String: String]

  /// Starts the nodes and waits until each sees every other one.
  static func start(_ kind: Kind) async throws -> RealCluster {
    guard let script = NodeScript.path else { throw TestFailure("\(NodeScript.missing)") }
    let cluster = RealCluster(kind, script: script)
    do {
      try await cluster.patiently("start", "\(kind.nodes)")
      if kind.isSecured { try await cluster.admitsUsers() }
    } catch {
      try await cluster.destroy()
      throw error
    }
    return cluster
  }

  private init(_ kind: Kind, script: String) {
    self.kind = kind
    self.script = script
    let inherited = ProcessInfo.processInfo.environment
    let parent = inherited["STORE_NODES_DIR"] ?? FileManager.default.temporaryDirectory.path()
    folder = parent + "/nodes-\(UUID())"
    environment = inherited.merging([
      "CASSANDRA_VERSION": kind.release, "CASSANDRA_DIR": folder, "CASSANDRA_YAML_EXTRA": kind.settings,
      "CASSANDRA_WAIT": "600", "CASSANDRA_AUTH": kind.isSecured ? "password" : "",
      "CASSANDRA_TLS": kind.isSecured ? "on" : "",
    ]) { $1 }
  }

  /// Runs the script.
  /// - Parameter options: what Java is told besides.
  /// - Returns: what it wrote.
  @discardableResult
  func callAsFunction(_ arguments: String..., options: String? = nil) async throws -> String {
    try await run(arguments, options: options)
  }

  @discardableResult
  private func run(_ arguments: [String], options: String? = nil) async throws -> String {
    var environment = environment
    environment["JAVA_TOOL_OPTIONS"] = options
    let process = try ChildProcess(script, arguments, environment: environment)
    let status = try await process.wait(atMost: .seconds(1_800))
    guard status == 0 else {
      throw TestFailure("cluster \(arguments.joined(separator: " ")): \(process.output)\(process.errors)")
    }
    return process.output
  }

  /// Starts a node again that was stopped or killed.
  func restart(_ number: Int) async throws { try await patiently("node", "\(number)") }

  /// Brings back what an earlier test has left stopped or paused.
  func heal() async throws {
    for member in try await known() {
      switch member.state {
      case "stopped": try await restart(member.number)
      case "paused": try await self("resume-node", "\(member.number)")
      default: break
      }
    }
  }

  /// Forgets a node that was killed, and its data.
  func forget(_ number: Int) throws { try FileManager.default.removeItem(atPath: "\(folder)/node\(number)") }

  /// Starts one more node.
  /// - Parameter options: what Java is told besides.
  /// - Returns: its number.
  func add(options: String? = nil) async throws -> Int {
    do {
      try await self("add", options: options)
    } catch {
      guard let number = try await known().last?.number else { throw error }
      try await patiently("node", "\(number)", options: options)
    }
    guard let number = try await known().last?.number else { throw TestFailure("no node was added") }
    return number
  }

  /// The nodes that run, by number.
  func members() async throws -> [Member] { try await known().filter { $0.state != "stopped" } }

  private func known() async throws -> [Member] {
    try await self("status").split(separator: "\n").compactMap { line in
      guard let parts = line.wholeMatch(of: /node (\d) (\S+):\d+ (\w+) pid=.*/), let number = Int(parts.1) else {
        return nil
      }
      return Member(number: number, address: String(parts.2), state: String(parts.3))
    }
  }

  /// Twice if need be: on a busy machine the script may look for a node's process before that is one.
  private func patiently(_ arguments: String..., options: String? = nil) async throws {
    do { try await run(arguments, options: options) } catch { try await run(arguments, options: options) }
  }

  func destroy() async throws { try await self("destroy") }
}

/// What a test's own machinery needs and did not find.
struct TestFailure: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
