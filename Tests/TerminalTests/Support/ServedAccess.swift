import Domain
import Imports
import Terminal

/// A store that cannot be opened, because another process serves it.
struct ServedAccess: StoreAccess {
  struct InUse: Error {}

  private let served: any ServedStore

  init(_ served: any ServedStore) { self.served = served }

  let version = "1"
  var identifiers: IdentifierSource { IdentifierSource(clock: { Timestamp(microseconds: 0) }, random: { 0 }) }
  func currency() throws -> Currency { .euro }
  func servedStore() throws -> (any ServedStore)? { served }
  func withStore<Result: Sendable>(_ body: (OpenStore) async throws -> Result) async throws -> Result { throw InUse() }
}
