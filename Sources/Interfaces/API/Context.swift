import Commands
import Domain
import HTTPServer
import Queries

/// What every controller works with.
struct Context: Sendable {
  let commands: any CommandStore
  let queries: any ReadStore
  let currency: Currency
  let calendar: StoreCalendar
  let clock: @Sendable () -> Timestamp
  let random: @Sendable () -> UInt64

  var documents: Documents { Documents(currency: currency) }

  /// The identifier of something created now.
  func newID<Entity>(of entity: Entity.Type = Entity.self) -> Identifier<Entity> {
    Identifier(at: clock(), random: random())
  }

  /// Has a command executed on behalf of the request's sender, once for each idempotency key.
  func execute<C: Command>(_ command: C, for request: Request) async throws(StoreError) -> Receipt<C.Outcome> {
    try await commands.execute(command, by: nil, once: try request.idempotency())
  }
}

extension Route {
  /// 64 KiB: more than the longest document that the store takes.
  static let documentLimit = 64 << 10
}
