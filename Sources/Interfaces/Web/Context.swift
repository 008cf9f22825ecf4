import Commands
import Domain
import HTTPServer
import Queries

/// What every page works with.
struct Context: Sendable {
  let site: Site
  let queries: any ReadStore
  let commands: any CommandStore
  let clock: @Sendable () -> Timestamp
  let random: @Sendable () -> UInt64
  /// Told why a page could not be shown or a form not be taken, where that is the store's fault, and who asked.
  let fault: @Sendable (StoreError, Request) -> Void

  /// The identifier of something created now.
  func newID<Entity>(of entity: Entity.Type = Entity.self) -> Identifier<Entity> {
    Identifier(at: clock(), random: random())
  }

  /// What a form shown now is known by: sent twice with it, it is taken once.
  func newKey() -> String { "\(newID(of: FormState.self))" }

  /// 128 bits that nobody can guess, for addresses that only their visitor shall know.
  func newToken() -> String { "\(Identifier<FormState>(high: random(), low: random()))" }
}
