public import Commands
public import Domain
public import Imports
public import Queries

/// How the subcommands reach the store. Whoever composes the program says how it is opened.
public protocol StoreAccess: Sendable {
  /// Of the program, by semver.org.
  var version: String { get }

  /// Where the identifiers of what is imported come from.
  var identifiers: IdentifierSource { get }

  /// What amounts are written in; known without opening the store.
  /// - Throws: an error that says which setting is wrong.
  func currency() throws -> Currency

  /// The store where another process serves it, so that this one cannot open it; `nil` if none does.
  /// - Throws: an error that says which setting is wrong, or why the store can be reached neither way.
  func servedStore() throws -> (any ServedStore)?

  /// Opens the store, lets `body` work with it, and closes it, whatever happened.
  ///
  /// Reads show all that was written before; what `body` writes is durable, and will be shown, once this returns.
  /// - Throws: an error that says why the store cannot be opened, or what `body` throws.
  func withStore<Result: Sendable>(_ body: (OpenStore) async throws -> Result) async throws -> Result
}

extension StoreAccess {
  public func servedStore() throws -> (any ServedStore)? { nil }
}

/// A store to work with.
public struct OpenStore: Sendable {
  public let commands: any CommandStore
  public let queries: any ReadStore
  public let currency: Currency
  public let calendar: StoreCalendar

  public init(commands: any CommandStore, queries: any ReadStore, currency: Currency, calendar: StoreCalendar) {
    self.commands = commands
    self.queries = queries
    self.currency = currency
    self.calendar = calendar
  }
}
