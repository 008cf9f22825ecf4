import Foundation
import Glibc
import JSON
import Testing

@Suite("What the store cannot work with is refused with a sentence", .serialized)
struct RefusalTests {
  @Test("A second process on the same folder, whether it would serve or import")
  func secondProcess() async throws {
    let folder = try TemporaryFolder()
    let store = try await RunningStore(in: folder.path)
    let second = try await StoreProgram.run(["serve"], in: folder.path)
    #expect(second.status == 1)
    #expect(second.errors.contains("in use"))
    #expect(second.errors.contains(folder.path))
    let port = store.port
    let health = try await onThread { try HTTPClient(port: port).get("/health").status }
    #expect(health == 200)
  }

  @Test("A folder that cannot be written to", .enabled(if: mayMount, "mounting needs root"))
  func readOnlyFolder() async throws {
    let folder = try TemporaryFolder()
    try await StoreProgram.mounted(folder, size: "16m") { remount in
      try remount("ro")
      let result = try await StoreProgram.run(["serve"], in: folder.path)
      #expect(result.status == 1)
      #expect(result.errors.contains(folder.path))
      #expect(result.errors.contains("cannot be written"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }
  }

  @Test(
    "A disk that fills up: orders are refused, those acknowledged are kept",
    .enabled(if: mayMount, "mounting needs root"))
  func fullDisk() async throws {
    let folder = try TemporaryFolder()
    try await StoreProgram.mounted(folder, size: "6m") { remount in
      let store = try await RunningStore(in: folder.path)
      let port = store.port
      let acknowledged = try await onThread {
        let client = HTTPClient(port: port, waitsForReads: false)
        let shop = try Shop(client, products: 5, stock: nil)
        var orders: [String] = []
        for _ in 0..<50_000 {
          let answer = try client.post("/orders", shop.order([(0, 1), (1, 1), (2, 1)]))
          guard answer.status == 201 else {
            #expect(answer.status == 507)
            #expect(answer.fields["content-type"] == "application/problem+json")
            #expect(answer.json["type"]?.string == "/problems/storage-full")
            #expect(answer.json["detail"]?.string?.contains("free space") == true)
            break
          }
          orders.append(try #require(answer.json["id"]?.string))
        }
        return orders
      }
      #expect(acknowledged.count < 50_000, "the disk never filled up")
      try await store.killHard()
      try remount("size=64m")

      let again = try await RunningStore(in: folder.path)
      let restarted = again.port
      let kept = try await onThread { try HTTPClient(port: restarted).allOrders().compactMap { $0["id"]?.string } }
      #expect(Set(kept) == Set(acknowledged))
      try await again.stop()
      let check = try await StoreProgram.run(["check"], in: folder.path)
      #expect(check.status == 0, "\(check.output) \(check.errors)")
    }
  }

  @Test("A store file that is another file altogether, or has a page overwritten", arguments: [0..<48, 4_096..<8_192])
  func corruptFile(damaged: Range<Int>) async throws {
    let folder = try TemporaryFolder()
    let store = try await RunningStore(in: folder.path)
    try await store.stop()
    let file = folder("store.db")
    var bytes = try Data(contentsOf: URL(filePath: file))
    bytes.replaceSubrange(damaged, with: Data(repeating: 0x5a, count: damaged.count))
    try bytes.write(to: URL(filePath: file))

    let result = try await StoreProgram.run(["serve"], in: folder.path)
    #expect(result.status == 1)
    #expect(result.errors.contains("store.db"))
    #expect(try Data(contentsOf: URL(filePath: file)) == bytes, "a damaged file is evidence: it is left alone")
  }

  @Test("Settings: unknown names, malformed values, and open mode beyond loopback")
  func settings() async throws {
    let folder = try TemporaryFolder()
    let wrong = try await StoreProgram.run(
      ["serve"], in: folder.path, ["PORT": "eighty", "STORE_CURENCY": "EUR", "STORE_TIMEZONE": "Mars/Olympus"])
    #expect(wrong.status != 0)
    for name in ["PORT", "STORE_CURENCY", "STORE_CURRENCY", "STORE_TIMEZONE"] { #expect(wrong.errors.contains(name)) }

    let exposed = try await StoreProgram.run(["serve"], in: folder.path, ["HOST": "0.0.0.0"])
    #expect(exposed.status != 0)
    #expect(exposed.errors.contains("STORE_AUTH"))
  }
}

/// Whoever demands every test is told where one cannot run.
private let mayMount = geteuid() == 0 || ProcessInfo.processInfo.environment["STORE_TEST_ALL"] != nil

extension StoreProgram {
  /// A small file system of its own at the folder, for the length of `body`; `remount` changes its options.
  static func mounted(
    _ folder: TemporaryFolder, size: String, _ body: ((String) throws -> Void) async throws -> Void
  ) async throws {
    func mount(_ options: String, _ flags: UInt) throws {
      guard Glibc.mount("none", folder.path, "tmpfs", flags, options) == 0 else {
        throw TestFailure("mount \(options): \(String(cString: strerror(errno)))")
      }
    }
    try mount("size=\(size)", 0)
    defer { umount2(folder.path, Int32(MNT_DETACH)) }
    try await body { option in
      try mount(
        option == "ro" ? "" : option, UInt(MS_REMOUNT) | (option == "ro" ? UInt(MS_RDONLY) : 0))
    }
  }
}
