import ChildProcesses
import Foundation
import JSON
import Testing

/// The driver that the values are compared with: what it wrote must be read here, and the reverse.
enum PythonDriver {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
    .standardized
  private static let program = root.appending(path: ".build/python/bin/python").path()
  private static let script = root.appending(path: "Tests/CassandraPython/exchange.py").path()

  static let isThere =
    FileManager.default.isExecutableFile(atPath: program)
    || ProcessInfo.processInfo.environment["STORE_TEST_ALL"] != nil
  static let missing: Comment = "needs cassandra-driver from PyPI, which Scripts/test installs where it can be reached"

  /// Writes every value into the keyspace's table.
  static func write(to keyspace: String, on cluster: RealCluster) async throws {
    _ = try await run("write", keyspace, cluster)
  }

  /// What it finds there that others wrote: cells by writer and row.
  static func read(from keyspace: String, on cluster: RealCluster) async throws -> [String: [Int: [JSONValue]]] {
    var found: [String: [Int: [JSONValue]]] = [:]
    for line in try await run("read", keyspace, cluster).split(separator: "\n") {
      let row = try JSONValue(parsing: String(line))
      found[row["writer"]?.string ?? "", default: [:]][row["row"]?.int ?? -1] = row["cells"]?.array
    }
    return found
  }

  private static func run(_ what: String, _ keyspace: String, _ cluster: RealCluster) async throws -> String {
    var arguments = [
      script, what, keyspace, ExchangedValues.file.path(), "127.0.0.1", "--release", cluster.kind.release,
    ]
    if cluster.kind.isSecured {
      arguments += ["--user", "cassandra", "cassandra", "--authority", cluster.folder + "/tls/ca.pem"]
    }
    let environment = ["PATH": "/usr/bin:/bin", "PYTHONDONTWRITEBYTECODE": "1"]
    let process = try ChildProcess(program, arguments, environment: environment)
    guard try await process.wait() == 0 else {
      throw TestFailure("exchange.py \(what): \(process.errors)")
    }
    return process.output
  }
}
