public import Domain

/// Takes over a user of another system. The same user again changes nothing.
public struct ImportUser: Command {
  public static let name = "user.import"

  private let addition: AddUser

  public init(_ user: User) { addition = AddUser(user) }

  public func needs(given state: State) -> Set<Need> { addition.needs(given: state) }

  public func decide(on state: State, at moment: Moment) throws(StoreError) -> Decision<ImportOutcome> {
    if let known = state.user(withEmail: addition.user.email), known.isAsGiven(addition.user) {
      return Decision(.unchanged, [])
    }
    return Decision(.added, try addition.decide(on: state, at: moment).changes)
  }
}

extension User {
  /// Whether this is `other` under its own identifier.
  fileprivate func isAsGiven(_ other: User) -> Bool {
    name == other.name && email == other.email && role == other.role
  }
}
