import Randomness
import Foundation
import JSON
import StoreSamples
import Testing

@Suite("Killed under load", .serialized)
struct CrashTests {
  /// What one client knows of one order that it asked for.
  struct Attempt: Sendable {
    let key: String
    let product: Int
    let units: Int
    /// `nil`: the connection broke before an answer.
    var order: String?
  }

  static let clients = 8
  static let stock = 100_000

  @Test("Twenty times: every acknowledged order is there once, unknown ones are told by their key, figures agree")
  func killed() async throws {
    let folder = try TemporaryFolder()
    var store = try await RunningStore(in: folder.path)
    let first = store.port
    let shop = try await onThread { try Shop(HTTPClient(port: first), products: 10, stock: Self.stock) }
    let seed = TestSeed.draw(for: "Killed under load")
    var attempts: [Attempt] = []

    for round in 0..<20 {
      let port = store.port
      let answered = Tally()
      async let made = onThreads(Self.clients) { client in
        let random = SeededRandom(seed: seed &+ UInt64(round * Self.clients + client))
        return try Self.orders(of: "\(round)-\(client)", random, from: shop, port, answered)
      }
      try await answered.reaches(40 + round * 17 % 100)
      if round % 5 == 4 { try await onThread { try Self.rebuild(at: port) } }
      try await store.killHard()
      attempts += try await made.flatMap { $0 }
      try damageReadModel(in: folder, round: round)

      store = try await RunningStore(in: folder.path)
      let restarted = store.port
      attempts = try await onThread { [attempts] in try Self.resolved(attempts, from: shop, restarted) }
      try await onThread { [attempts] in try Self.check(attempts, of: shop, restarted) }
      try await Self.audit(folder)
    }
    #expect(try await store.stop() == 0)
  }

  /// Orders until the connection breaks.
  private static func orders(
    of client: String, _ random: SeededRandom, from shop: Shop, _ port: Int, _ answered: Tally
  ) throws -> [Attempt] {
    let connection = HTTPClient(port: port, waitsForReads: false)
    var random = random
    var attempts: [Attempt] = []
    for number in 0..<100_000 {
      let product = Int.random(in: 0..<10, using: &random)
      var attempt = Attempt(key: "\(client)-\(number)", product: product, units: number % 5 + 1)
      do { attempt.order = try place(attempt, shop, connection) } catch is HTTPClient.Broken {}
      attempts.append(attempt)
      if attempt.order == nil { break }
      answered.add()
    }
    return attempts
  }

  private static func place(_ attempt: Attempt, _ shop: Shop, _ client: HTTPClient) throws -> String {
    let body = shop.order([(attempt.product, attempt.units)])
    let answer = try client.post("/orders", body, ["Idempotency-Key": attempt.key])
    guard answer.status == 201, let id = answer.json["id"]?.string else {
      throw TestFailure("\(answer.status) \(answer.text)")
    }
    return id
  }

  /// Has a read model built beside the one that answers, so that the store dies while there are two.
  private static func rebuild(at port: Int) throws {
    let answer = try HTTPClient(port: port).send("POST", "/api/v1/system/rebuild", [:], [])
    #expect(answer.status == 202)
  }

  /// Between two runs the read model may also be lost, cut short or written over: it is only a copy.
  private func damageReadModel(in folder: TemporaryFolder, round: Int) throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasPrefix("read") }
    for file in names.map({ folder($0) }) {
      switch round % 4 {
      case 1: try FileManager.default.removeItem(atPath: file)
      case 2: truncate(file, 5_000)
      case 3: try Data("this is no database".utf8).write(to: URL(filePath: file))
      default: break
      }
    }
  }

  /// The store's own check, while it serves: among others, that its read model is the one that a rebuild would make.
  private static func audit(_ folder: TemporaryFolder) async throws {
    let check = try await StoreProgram.run(["check"], in: folder.path)
    #expect(check.status == 0, "\(check.output) \(check.errors)")
    #expect(!check.output.contains("not checked"), "\(check.output)")
  }

  /// The attempts, each unknown one asked again with its key.
  private static func resolved(_ attempts: [Attempt], from shop: Shop, _ port: Int) throws -> [Attempt] {
    let client = HTTPClient(port: port)
    return try attempts.map { attempt in
      var attempt = attempt
      if attempt.order == nil { attempt.order = try place(attempt, shop, client) }
      return attempt
    }
  }

  private static func check(_ attempts: [Attempt], of shop: Shop, _ port: Int) throws {
    let client = HTTPClient(port: port)
    let kept = try client.allOrders()
    let identifiers = kept.compactMap { $0["id"]?.string }
    #expect(identifiers.count == attempts.count)
    #expect(Set(identifiers) == Set(attempts.compactMap(\.order)))

    for (number, product) in shop.products.enumerated() {
      let sold = attempts.filter { $0.product == number }.reduce(0) { $0 + $1.units }
      #expect(try client.onHand(product) == stock - sold)
    }
    let units = attempts.reduce(0) { $0 + $1.units }
    let buyers = try client.get("/reports/top-buyers").json
    #expect(buyers["rows"]?[0]?["orders"]?.int == attempts.count)
    #expect(buyers["rows"]?[0]?["quantity"]?.int == units)
    let cents = units * 1_250
    #expect(buyers["rows"]?[0]?["revenue"]?.string == "\(cents / 100).\(cents % 100 == 0 ? "00" : "\(cents % 100)")")
  }
}
