import Foundation
import JSON
import Testing

@Suite("Looking after a store from the command line", .serialized)
struct UpkeepTests {
  @Test("A check of a store that serves, of one that is stopped, and of one that somebody altered")
  func check() async throws {
    let folder = try TemporaryFolder()
    let store = try await RunningStore(in: folder.path)
    try await Self.sell(5, at: store.port)
    let live = try await StoreProgram.run(["check"], in: folder.path)
    #expect(live.status == 0, "\(live.output) \(live.errors)")
    #expect(!live.output.contains("not checked"))
    try await store.stop()

    let stopped = try await StoreProgram.run(["check"], in: folder.path)
    #expect(stopped.status == 0, "\(stopped.output) \(stopped.errors)")
    #expect(stopped.output.split(separator: "\n").allSatisfy { $0.hasPrefix("ok ") })

    let other = try await StoreProgram.run(["check"], in: folder.path, ["STORE_CURRENCY": "GBP"])
    #expect(other.status == 0)
    #expect(other.output.contains("other settings"))

    let read = URL(filePath: folder("read.db"))
    var bytes = try Data(contentsOf: read)
    let name = try #require(bytes.firstRange(of: Data("mia@example.com".utf8)))
    bytes.replaceSubrange(name, with: Data("mia@example.org".utf8))
    try bytes.write(to: read)
    let altered = try await StoreProgram.run(["check"], in: folder.path)
    #expect(altered.status == 1)
    #expect(altered.output.contains("WRONG  I7"))
    #expect(altered.errors.contains("one promise is broken"))
  }

  @Test("A backup of a store that serves, restored elsewhere and in its own place")
  func backup() async throws {
    let folder = try TemporaryFolder()
    let store = try await RunningStore(in: folder.path)
    try await Self.sell(4, at: store.port)
    let file = folder("copy.db")
    let made = try await StoreProgram.run(["backup", file], in: folder.path)
    #expect(made.status == 0, "\(made.errors)")
    #expect(made.output.contains("verified"))
    #expect(try await StoreProgram.run(["backup", file], in: folder.path).errors.contains("is there already"))
    let port = store.port
    try await onThread {
      _ = try HTTPClient(port: port).created("/users", ["name": "Leo", "email": "leo@example.com", "role": "customer"])
    }
    #expect(try await StoreProgram.run(["restore", file, "--replace"], in: folder.path).errors.contains("in use"))
    try await store.stop()
    #expect(try await StoreProgram.run(["restore", file], in: folder.path).errors.contains("--replace"))

    let other = try TemporaryFolder()
    for (place, more) in [(other, []), (folder, ["--replace"])] {
      let restored = try await StoreProgram.run(["restore", file] + more, in: place.path)
      #expect(restored.status == 0, "\(restored.errors)")
      let again = try await RunningStore(in: place.path)
      let port = again.port
      try await onThread {
        let client = HTTPClient(port: port)
        #expect(try client.allOrders().count == 4)
        _ = try client.created("/users", ["name": "Leo", "email": "leo@example.com", "role": "customer"])
      }
      try await again.stop()
      #expect(try await StoreProgram.run(["check"], in: place.path).status == 0)
    }
  }

  @Test("The read model is built anew, by command of a store that serves, over the API, and of one that is stopped")
  func rebuild() async throws {
    let folder = try TemporaryFolder()
    let store = try await RunningStore(in: folder.path)
    try await Self.sell(6, at: store.port)
    let result = try await StoreProgram.run(["rebuild"], in: folder.path)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("built anew"))
    let port = store.port
    try await onThread {
      let client = HTTPClient(port: port)
      let before = try client.get("/api/v1/system/read-model").json
      #expect(before["rebuilding"]?.bool == false)
      #expect(before["lag"]?.int == 0)
      let answer = try client.send("POST", "/api/v1/system/rebuild", [:], [])
      #expect(answer.status == 202)
      #expect(answer.fields["location"] == "/api/v1/system/read-model")
      var state = answer.json
      for _ in 0..<10_000 where state["rebuilding"]?.bool != false {
        #expect(try client.get("/orders").status == 200)
        state = try client.get("/api/v1/system/read-model").json
      }
      #expect(state["rebuilding"]?.bool == false)
      #expect(state["failure"]?.isNull != false)
      #expect(state["rebuilds"]?.int == (before["rebuilds"]?.int ?? 0) + 1)
      #expect(try client.allOrders().count == 6)
    }
    #expect(try await StoreProgram.run(["check"], in: folder.path).status == 0)
    try await store.stop()
    #expect(try await StoreProgram.run(["rebuild"], in: folder.path).status == 0)
    let check = try await StoreProgram.run(["check"], in: folder.path)
    #expect(check.status == 0)
    #expect(!check.output.contains("not checked"), "\(check.output)")
  }

  @Test("Where there is no store, a check says so and makes none")
  func nothing() async throws {
    let folder = try TemporaryFolder()
    let result = try await StoreProgram.run(["check"], in: folder.path)
    #expect(result.status == 1)
    #expect(result.errors.contains("there is no store in \(folder.path)"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  /// A shop with stock that sells `orders` times.
  static func sell(_ orders: Int, at port: Int) async throws {
    try await onThread {
      let client = HTTPClient(port: port)
      let shop = try Shop(client, products: 3, stock: 100)
      for number in 0..<orders {
        let answer = try client.post("/orders", shop.order([(number % 3, 2), ((number + 1) % 3, 1)]))
        #expect(answer.status == 201)
      }
    }
  }
}
