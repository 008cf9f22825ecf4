import API
import Domain
import HTTPServer
import JSON
import Queries
import Synchronization
import Telemetry
import Testing

/// An API over a store in memory, whose clock advances a second with each look and whose chance is a counter, so that
/// every answer is known to the byte.
struct TestShop: Sendable {
  let store: TestStore
  let api: StoreAPI
  let application: Application
  let logged = MemorySink()
  let log: LogPipeline
  let parts = Mutable<[ReadinessPart]>([])
  /// Times that the read model was asked to be built anew.
  let rebuilds = Mutable(0)

  init(currency code: String = "EUR") throws {
    let currency = try #require(Currency(code: code))
    let calendar = try #require(StoreCalendar(timeZone: "Europe/Paris"))
    let seconds = Mutable<Int64>(0)
    let clock = { @Sendable in
      Timestamp(
        microseconds: 1_767_605_400_000_000 + seconds.change { second in
          second += 1
          return second
        } * 1_000_000)
    }
    let counter = Mutable<UInt64>(0)
    let chance = { @Sendable in
      counter.change { count in
        count += 1
        return count
      }
    }
    let store = TestStore(currency: currency, calendar: calendar, clock: clock)
    let parts = parts
    let rebuilds = rebuilds
    let upkeep = ReadModelUpkeep(
      state: {
        ReadModelState(
          position: 3, head: 5, phase: "following", answers: true, rebuilds: rebuilds.value, percent: nil, failure: nil)
      },
      rebuild: { rebuilds.change { $0 += 1 } })
    log = LogPipeline(to: logged)
    self.store = store
    api = StoreAPI(
      commands: store, queries: store, currency: currency, calendar: calendar, clock: clock, random: chance,
      readiness: { parts.value }, metrics: { "# HELP up Whether.\nup 1\n" }, upkeep: upkeep,
      logger: Logger("api", to: log))
    application = Application(routes: api.routes, refusal: StoreAPI.render)
  }

  func send(_ method: Method, _ target: String, _ fields: Fields = [:], _ body: String = "") async -> Response {
    await application.respond(to: Request(method, target, fields: fields, body: Array(body.utf8)))
  }

  func get(_ target: String, _ fields: Fields = [:]) async -> Response { await send(.get, target, fields) }

  func post(_ target: String, _ body: String, _ fields: Fields = [:]) async -> Response {
    var fields = fields
    if !fields.contains(.contentType) { fields.append(.contentType, "application/json") }
    return await send(.post, target, fields, body)
  }

  /// What was logged up to now.
  var records: [String] {
    log.flush(within: .seconds(600))
    return logged.lines
  }
}

/// A value that tests change under the hands of what they test.
final class Mutable<Value: Sendable>: Sendable {
  private let box: Mutex<Value>

  init(_ value: Value) { box = Mutex(value) }

  var value: Value { box.withLock { $0 } }

  func change<Result: Sendable>(_ body: (inout Value) -> Result) -> Result { box.withLock { body(&$0) } }
}

extension Response {
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The identifier of what was created.
  func id() throws -> String { try #require(JSONValue(parsing: bytes)["id"]?.string, "\(status) \(text)") }

  /// The last part of the problem's type.
  var problem: String? {
    guard fields[.contentType] == "application/problem+json" else { return nil }
    return (try? JSONValue(parsing: bytes))?["type"]?.string?.split(separator: "/").last.map(String.init)
  }

  subscript(member: String) -> JSONValue? { (try? JSONValue(parsing: bytes))?[member] }
}
