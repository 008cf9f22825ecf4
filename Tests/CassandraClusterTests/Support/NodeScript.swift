import Foundation
import Testing

/// The script that starts real nodes, where it stands beside the checkout.
enum NodeScript {
  private static let environment = ProcessInfo.processInfo.environment

  /// Where what the store is tried with stands: beside the checkout, or where STORE_SHARED says.
  static let shared: String = {
    let beside = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../../shared")
    return environment["STORE_SHARED"] ?? beside.standardized.path()
  }()

  static let path: String? = {
    let path = shared + "/cassandra/cluster"
    return FileManager.default.isExecutableFile(atPath: path) ? path : nil
  }()

  private static var hasJava: Bool {
    let folders = (environment["PATH"] ?? "").split(separator: ":").map(String.init)
    let home = environment["JAVA_HOME"].map { [$0 + "/bin"] } ?? []
    return (home + folders).contains { FileManager.default.isExecutableFile(atPath: $0 + "/java") }
  }

  /// Whether nodes can be started, or their lack is a failure.
  static let isThere = path != nil && (hasJava || environment["STORE_TEST_ALL"] != nil)

  static let missing: Comment = """
    needs ../shared/cassandra (or STORE_SHARED) and a Java 17 runtime, which Scripts/test installs where that folder is
    """
}
