public import Domain

/// One thing that a person or a program may ask the store to do.
///
/// Pure: a command says which rows it must see and what follows from them. Engines load those rows, call
/// `decide`, and persist the changes atomically; they may do so again when the rows changed meanwhile.
/// Everything new (ids, time) comes in with the command or the moment, so deciding twice decides the same.
public protocol Command: Sendable {
  associatedtype Outcome: Commands.Outcome

  /// Stable name in the change log and in idempotency records.
  static var name: String { get }

  /// What must be loaded before deciding; asked again with the enlarged state until it asks for nothing new.
  func needs(given state: State) -> Set<Need>

  /// What follows.
  /// - Throws: why the store refuses; then nothing has changed.
  func decide(on state: State, at moment: Moment) throws(StoreError) -> Decision<Outcome>
}

/// What a command leads to: an answer for its caller and the changes to persist, all or none.
public struct Decision<Outcome: Sendable>: Sendable {
  public let outcome: Outcome
  public let changes: [Change]

  public init(_ outcome: Outcome, _ changes: [Change]) {
    self.outcome = outcome
    self.changes = changes
  }
}

/// Who decides when: all that a rule may know of the world outside its rows.
public struct Moment: Sendable {
  public let now: Timestamp
  /// `nil` where the store is open to everyone who reaches it.
  public let actor: User.ID?

  public init(now: Timestamp, actor: User.ID?) {
    self.now = now
    self.actor = actor
  }
}
