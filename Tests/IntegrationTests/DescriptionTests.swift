import Foundation
import Testing

/// Drives a store over its OpenAPI document with random requests, well formed and not.
enum Schemathesis {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized
  private static let program = root.appending(path: ".build/python/bin/schemathesis").path()
  private static let settings = root.appending(path: "Tests/Schemathesis")

  static let isThere =
    FileManager.default.isExecutableFile(atPath: program)
    || ProcessInfo.processInfo.environment["STORE_TEST_ALL"] != nil
  static let missing: Comment = "needs schemathesis from PyPI, which Scripts/test installs where it can be reached"

  /// - Returns: what it found; its output says the seed.
  static func run(against store: RunningStore, in folder: String) async throws -> StoreProgram.Result {
    try await StoreProgram.run(
      program,
      [
        "--config-file", settings.appending(path: "schemathesis.toml").path(), "run",
        "http://127.0.0.1:\(store.port)/api/v1/openapi.json", "--max-examples", "25", "--no-color",
      ],
      [
        "PATH": "/usr/bin:/bin", "HOME": folder, "PYTHONDONTWRITEBYTECODE": "1",
        "SCHEMATHESIS_HOOKS": settings.appending(path: "hooks.py").path(),
      ], in: folder, atMost: .seconds(1_800))
  }
}

@Suite("The OpenAPI document, driven", .enabled(if: Schemathesis.isThere, Schemathesis.missing))
struct DescriptionTests {
  @Test("No request makes the server fail, and every answer is one that the document describes")
  func conformance() async throws {
    let folder = try TemporaryFolder()
    let store = try await RunningStore(in: folder("data"))
    let result = try await Schemathesis.run(against: store, in: folder.path)
    #expect(result.status == 0, "\(result.output)\(result.errors)\(store.log.suffix(4_000))")
    #expect(result.output.contains(" passed"))
    #expect(try await store.stop() == 0)

    let check = try await StoreProgram.run(["check"], in: folder("data"))
    #expect(check.status == 0, "\(check.output) \(check.errors)")
  }
}
